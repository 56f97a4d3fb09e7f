import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { FileType } from '../contract/limits'
import { Refusal } from './errors'

/** Bytes that have arrived whole and were found to be what their name says; not yet anybody's. */
export interface Received {
  part: string
  type: FileType
  bytes: number
  sha256: string
  width: number | null
  height: number | null
}

/**
 * Where the bytes of uploads are kept: under the id of their row once they are whole, and until then under a name of
 * our own that ends in `.part`. What a killed process left half-written is tidied away.
 */
export class FileStore {
  readonly directory: string

  constructor(dataDir: string) {
    this.directory = join(dataDir, 'files')
  }

  /** A name nothing has yet, for bytes on their way in. */
  async newPart() {
    await mkdir(this.directory, { recursive: true, mode: 0o700 })
    return join(this.directory, `${randomUUID()}.part`)
  }

  /** Writes a body to a part, a piece at a time, and gives up as soon as it is larger than it may be. */
  async write(part: string, body: Readable, maxBytes: number) {
    const file = await open(part, 'wx', 0o600)
    try {
      let bytes = 0
      // Left whole when we stop reading: the one who sends is to hear why.
      for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > maxBytes) throw new Refusal('too_large', tooLarge(maxBytes), 'file')
        await file.writeFile(chunk)
      }
      return bytes
    } finally {
      await file.close()
    }
  }

  /** Brings a part to the disk for good and says what it holds. */
  async seal(part: string) {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(part)) hash.update(chunk as Buffer)
    await sync(part)
    return { bytes: (await stat(part)).size, sha256: hash.digest('hex') }
  }

  /** Gives a sealed part its id. */
  async keep(part: string, fileId: string) {
    await rename(part, this.pathOf(fileId))
    // Windows has no way to do this, and does it itself.
    if (process.platform !== 'win32') await sync(this.directory)
  }

  /** Where the bytes of a file are. */
  pathOf(fileId: string) {
    if (!/^[0-9a-f-]{36}$/.test(fileId)) throw new Error('not the id of a file')
    return join(this.directory, fileId)
  }

  read = (fileId: string) => open(this.pathOf(fileId))

  async remove(...fileIds: string[]) {
    for (const fileId of fileIds) await rm(this.pathOf(fileId), { force: true })
  }

  async dropPart(part: string) {
    await rm(part, { force: true })
  }

  /** Drops parts that nobody has written to since that moment, and says which files are older. */
  async tidy(before: number): Promise<string[]> {
    const names = await readdir(this.directory).catch(() => [])
    const old: string[] = []
    for (const name of names) {
      const path = join(this.directory, name)
      const changed = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => Infinity,
      )
      if (changed >= before) continue
      if (name.endsWith('.part')) await this.dropPart(path)
      else old.push(name)
    }
    return old
  }
}

export const tooLarge = (maxBytes: number) => `This file is too large; ${maxBytes / 1024 / 1024} MB is the most.`

async function sync(path: string) {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
