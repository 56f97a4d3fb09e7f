import { randomUUID } from 'node:crypto'
import type { Document } from '../../contract/documents'
import { ask, newFile, type Asking, type Inputs, type Stage } from '../requests'

const said = { kind: 'report', title: 'Title', datedOn: '2026-11-02', note: 'Note.', places: [], topics: [] } as const

export const documents: Inputs = {
  listLibrary: () => ({}),
  listDocuments: () => ({}),
  openDocument: async (asking) => {
    const { id: documentId } = await newDocument(asking)
    if (asking.state) await takeOut(asking, documentId)
    return { documentId }
  },
  addDocument: async ({ stage, channelId, me }) => ({
    ...{ id: randomUUID(), channelId, ...said, fileIds: [await newFile(stage, me)] },
  }),
  editDocument: async (asking) => {
    const { id: documentId, files, version } = await newDocument(asking)
    const fileIds = files.map(({ id }) => id)
    return { documentId, ...said, title: 'A better title', fileIds, earlierIds: [], version }
  },
  removeDocument: async (asking) => ({ documentId: (await newDocument(asking)).id }),
  restoreDocument: async (asking) => {
    const { id: documentId } = await newDocument(asking)
    await takeOut(asking, documentId)
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
  if (isRemoved) await takeOut(asking, documentId)
  return { fileId: files[0]!.id }
}

const takeOut = ({ stage, place }: Asking, documentId: string) =>
  ask(stage.forum, 'removeDocument', { documentId }, keeperOf(stage, place).cookie)

const keeperOf = ({ cast, secretary }: Stage, place: string) =>
  ({ legal: cast.cora!, troika: cast.ada! })[place] ?? secretary
