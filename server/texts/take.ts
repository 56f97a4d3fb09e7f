import type { TextType } from '../../contract/fileTexts'
import { takenText } from './clean'

export interface Order {
  path: string
  type: TextType
}

/** Takes the text out of a file, as far as one may search in it; empty where there is none, or none to be had. */
export async function takeText({ path, type }: Order): Promise<string> {
  try {
    return takenText(await readers[type](path))
  } catch (error) {
    // Of the disk, and not of what stands in the file: that may be another time.
    if ((error as NodeJS.ErrnoException).syscall) throw error
    return ''
  }
}

/** What reads a PDF is large, and loaded when there is one. */
const readers: Record<TextType, (path: string) => Promise<string>> = {
  'application/pdf': async (path) => (await import('./pdf')).readPdf(path),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': async (path) =>
    (await import('./office')).readDocx(path),
  'application/vnd.oasis.opendocument.text': async (path) => (await import('./office')).readOdt(path),
  'text/plain': async (path) => (await import('./plain')).readPlain(path),
}
