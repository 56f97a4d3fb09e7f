import { limits } from '../../contract/limits'

/** As one may keep and search it: whole words, in lines, and no more than may be kept. */
export function takenText(text: string): string {
  const lines = text
    .slice(0, 2 * limits.fileTextCharacters)
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/g, (ligature: string) => ligature.normalize('NFKC'))
    // Soft hyphens and the like, which nobody sees.
    .replace(/\p{Cf}/gu, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    // Nothing that is no text; and not what some fonts have where nobody knows what their letters are.
    .replace(/[^\P{C}\n\t]|\uFFFD/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    // A word that a line had no room for is one word.
    .replace(/(\p{L})[-\u2010] ?\n ?(?=\p{Ll})/gu, '$1')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim()
  return cut(lines)
}

/** Not within a word, which would be another one. */
function cut(text: string) {
  const most = limits.fileTextCharacters
  if (text.length <= most) return text
  const begun = text.slice(0, most)
  const end = Math.max(begun.lastIndexOf(' '), begun.lastIndexOf('\n'))
  return end > most - 1_000 ? begun.slice(0, end) : begun.replace(/\p{Cs}$/u, '')
}
