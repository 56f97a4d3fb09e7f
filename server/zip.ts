import { open, type FileHandle } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'

/** An entry of a ZIP archive, as its directory names it. */
export interface Entry {
  name: string
  method: number
  compressedBytes: number
  offset: number
}

const mostDirectoryBytes = 4 * 1024 * 1024
const mostEntryBytes = 1024 * 1024

/** The directory of a ZIP archive, in its order; null where it is none, or not a whole one. */
export async function listEntries(path: string): Promise<Entry[] | null> {
  return withFile(path, async (file, bytes) => {
    const tail = await readAt(file, Math.max(0, bytes - 65_557), Math.min(bytes, 65_557))
    const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (at < 0 || at + 22 > tail.length) return null
    const [length, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
    if (length > mostDirectoryBytes || offset + length > bytes) return null
    return parseDirectory(await readAt(file, offset, length))
  })
}

/** What an entry holds; null where that is more than it may be, or packed in a way that no office writes. */
export async function readEntry(
  path: string,
  { method, compressedBytes, offset }: Entry,
  mostBytes = mostEntryBytes,
): Promise<string | null> {
  if (compressedBytes > mostBytes) return null
  return withFile(path, async (file, bytes) => {
    const head = await readAt(file, offset, 30)
    if (head.length < 30) return null
    const begin = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    if (begin + compressedBytes > bytes) return null
    const packed = await readAt(file, begin, compressedBytes)
    if (method === 0) return packed.toString('utf8')
    if (method !== 8) return null
    try {
      return inflateRawSync(packed, { maxOutputLength: mostBytes }).toString('utf8')
    } catch {
      return null
    }
  })
}

function parseDirectory(directory: Buffer): Entry[] | null {
  const entries: Entry[] = []
  for (let at = 0; at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== 0x02014b50) return null
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      ...[number, number, number],
    ]
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedBytes: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

async function withFile<T>(path: string, work: (file: FileHandle, bytes: number) => Promise<T>) {
  const file = await open(path)
  try {
    return await work(file, (await file.stat()).size)
  } finally {
    await file.close()
  }
}

export async function readAt(file: FileHandle, position: number, length: number) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
