import { open } from 'node:fs/promises'
import { limits } from '../../contract/limits'
import { readAt } from '../zip'

/** Plain text, as far as it may be searched: a letter has four bytes at most. */
export async function readPlain(path: string): Promise<string> {
  const file = await open(path)
  try {
    return (await readAt(file, 0, 4 * limits.fileTextCharacters)).toString('utf8').replace(/^\uFEFF/, '')
  } finally {
    await file.close()
  }
}
