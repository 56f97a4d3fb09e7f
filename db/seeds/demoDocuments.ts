import { createHash, randomUUID } from 'node:crypto'
import type { DocumentKind } from '../../contract/kinds'
import type { Database } from '../database'
import { advanceLibrary, insertDocument } from '../queries/documents'
import { attachFiles, insertFile, placeFile } from '../queries/files'
import { insertFileTexts } from '../queries/fileTexts'
import { idOf, type Cast } from './demoCast'
import { demoPdf } from './demoPdf'
import { dayOf, moment } from './demoTime'

interface DocumentSeed {
  channel: string
  kind: DocumentKind
  title: string
  /** So many days ago. */
  dated: string
  note: string
  places: string[]
  topics: string[]
  by: string
  /** The last one stands; those before it are earlier versions. */
  files: { name: string; title: string; lines: string[] }[]
}

const demoDocuments: DocumentSeed[] = [
  {
    ...{ channel: 'consultations', kind: 'declaration', title: 'Declaration of the Demo Network', dated: '1100d' },
    note: 'What the members agreed on when they founded the network; an invented text.',
    ...{ places: [], topics: [], by: 'katarina' },
    files: [
      {
        ...{ name: 'declaration.pdf', title: 'Declaration of the Demo Network' },
        lines: [
          '1. The members ask each other before they ask elsewhere.',
          '2. Each answers for its institution, in its own time.',
          '3. What one of them has learned is kept for all.',
        ],
      },
    ],
  },
  {
    ...{ channel: 'consultations', kind: 'conclusions', title: 'Conclusions of the spring meeting', dated: '210d' },
    note: 'With the corrections of Delta; the first version stays to be compared.',
    ...{ places: ['prison'], topics: ['visit-planning'], by: 'katarina' },
    files: [
      {
        ...{ name: 'conclusions-first.pdf', title: 'Conclusions of the spring meeting' },
        lines: ['The members compared how early they are told of a transfer.', 'They meet again in autumn.'],
      },
      {
        ...{ name: 'conclusions.pdf', title: 'Conclusions of the spring meeting, corrected' },
        lines: [
          'The members compared how early they are told of a transfer.',
          'They meet again in the last week of autumn.',
        ],
      },
    ],
  },
]

/** Puts documents in the library of the demo; their bytes are made from `demoFileBytes`, by whoever keeps files. */
export async function seedDemoDocuments(db: Database, cast: Cast) {
  for (const { channel, dated, files, by, ...said } of demoDocuments) {
    const { id: channelId } = cast.channels.get(channel)!
    const [id, addedById, addedAt] = [randomUUID(), idOf(cast, by), moment('200d 09:00', cast.now)]
    const revision = await advanceLibrary(db, channelId)
    const datedOn = dayOf(dated, cast.now)
    await insertDocument(db, { id, channelId, ...said, datedOn, addedById, addedAt, revision })
    for (const [index, { name }] of files.entries()) {
      const [fileId, bytes] = [randomUUID(), demoFileBytes(name)!]
      const found = { type: 'application/pdf' as const, bytes: bytes.length, sha256: sha256(bytes) }
      await insertFile(db, { id: fileId, uploaderId: addedById, name, uploadedAt: addedAt, ...found })
      await attachFiles(db, { documentId: id }, addedById, [fileId])
      const isLast = index === files.length - 1
      await placeFile(db, fileId, { position: 0, replacedAt: isLast ? null : moment('190d 09:00', cast.now) })
    }
    await insertFileTexts(db, { documentId: id })
  }
}

/** What is in a file of the demo; undefined where there is none of this name. */
export function demoFileBytes(name: string): Buffer | undefined {
  const file = demoDocuments.flatMap(({ files }) => files).find((each) => each.name === name)
  return file && demoPdf(file.title, file.lines)
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
