import { randomUUID } from 'node:crypto'
import type { Document } from '../../contract/documents'
import { ask, newFile, type Asking, type Inputs, type Stage } from '../requests'

const said = { kind: 'report', title: 'Title', datedOn: '2026-11-02', note: 'Note.', places: [], topics: [] } as const

export const documents: Inputs = {
  listLibrary: () => ({}),
  listDocuments: () => ({}),
  addDocument: async ({ stage, channelId, me }) => ({
    ...{ id: randomUUID(), channelId, ...said, fileIds: [await newFile(stage, me)] },
  }),
  editDocument: async (asking) => {
    const { id: documentId, files, version } = await newDocument(asking)
    const fileIds = files.map(({ id }) => id)
    return { documentId, ...said, title: 'Another title', fileIds, earlierIds: [], version }
  },
  removeDocument: async (asking) => ({ documentId: (await newDocument(asking)).id }),
  restoreDocument: async (asking) => {
    const { id: documentId } = await newDocument(asking)
    await ask(asking.stage.forum, 'removeDocument', { documentId }, keeperOf(asking.stage, asking.place).cookie)
    return { documentId }
  },
}

/** A document of its own in the place, put there by who keeps order. */
export async function newDocument({ stage, place, channelId }: Pick<Asking, 'stage' | 'place' | 'channelId'>) {
  const keeper = keeperOf(stage, place)
  const input = { id: randomUUID(), channelId, ...said, fileIds: [await newFile(stage, keeper)] }
  return (await ask(stage.forum, 'addDocument', input, keeper.cookie)).json<Document>()
}

/** A file of one, which may have been taken out of the library since. */
export async function fileOfDocument(asking: Asking, isRemoved: boolean) {
  const { id: documentId, files } = await newDocument(asking)
  const { cookie } = keeperOf(asking.stage, asking.place)
  if (isRemoved) await ask(asking.stage.forum, 'removeDocument', { documentId }, cookie)
  return { fileId: files[0]!.id }
}

const keeperOf = ({ cast, secretary }: Stage, place: string) =>
  ({ legal: cast.cora!, troika: cast.ada! })[place] ?? secretary
