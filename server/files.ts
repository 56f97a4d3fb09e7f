import { join } from 'node:path'

/** Where the bytes of uploads are kept. */
export class FileStore {
  readonly directory: string

  constructor(dataDir: string) {
    this.directory = join(dataDir, 'files')
  }
}
