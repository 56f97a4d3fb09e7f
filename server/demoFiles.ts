import { Readable } from 'node:stream'
import type { Database } from '../db/database'
import { listFilesOfDocuments } from '../db/queries/files'
import { demoFileBytes } from '../db/seeds/demoDocuments'
import { limits } from '../contract/limits'
import type { FileStore } from './files'

/** Makes the bytes of the files that the documents of the demo carry. */
export async function keepDemoFiles(db: Database, files: FileStore) {
  for (const { id, name } of await listFilesOfDocuments(db)) {
    const bytes = demoFileBytes(name)
    if (!bytes) continue
    const part = await files.newPart()
    await files.write(part, Readable.from([bytes]), limits.fileBytes)
    await files.keep(part, id)
  }
}
