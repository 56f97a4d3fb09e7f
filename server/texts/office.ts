import { limits } from '../../contract/limits'
import { listEntries, readEntry } from '../zip'
import { readXml, type Reading } from './xml'

/** What of a document of Word is text: its body, what stands above and below, notes and comments. */
export const readDocx = (path: string) =>
  readParts(path, /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/, {
    said: new Set(['w:t']),
    // What was taken out or moved away while changes were recorded; what stands there for older programs only.
    unsaid: new Set(['w:del', 'w:moveFrom', 'mc:Fallback']),
    spaces: new Map([
      ['w:tab', '\t'],
      ['w:br', '\n'],
      ['w:cr', '\n'],
    ]),
    ends: new Set(['w:p']),
  })

/** The same of an OpenDocument; what stands above and below is among its styles. */
export const readOdt = (path: string) =>
  readParts(path, /^(content|styles)\.xml$/, {
    said: new Set(['text:p', 'text:h']),
    unsaid: new Set(['text:tracked-changes']),
    spaces: new Map([
      ['text:s', ' '],
      ['text:tab', '\t'],
      ['text:line-break', '\n'],
    ]),
    ends: new Set(['text:p', 'text:h']),
  })

/** The body first, as it stands in no archive for certain; all parts together unpack to so many bytes and no more. */
async function readParts(path: string, names: RegExp, reading: Reading): Promise<string> {
  const entries = (await listEntries(path)) ?? []
  if (entries.length > limits.fileTextEntries) return ''
  const isBody = (name: string) => Number(/(document|content)\.xml$/.test(name))
  const parts = entries.filter(({ name }) => names.test(name)).sort((a, b) => isBody(b.name) - isBody(a.name))
  const texts: string[] = []
  let [bytesLeft, charactersLeft] = [limits.fileTextBytes as number, limits.fileTextCharacters as number]
  for (const part of parts.slice(0, 50)) {
    const xml = await readEntry(path, part, bytesLeft)
    if (xml === null) break
    const text = readXml(xml, reading, charactersLeft)
    texts.push(text)
    bytesLeft -= Buffer.byteLength(xml)
    charactersLeft -= text.length
    if (bytesLeft <= 0 || charactersLeft <= 0) break
  }
  return texts.join('\n')
}
