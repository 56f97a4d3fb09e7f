/** Which elements of a document hold its text. */
export interface Reading {
  /** Within these stands what is said. */
  said: Set<string>
  /** But not within these. */
  unsaid: Set<string>
  /** What stands for a space of some kind. */
  spaces: Map<string, string>
  /** After these a new line begins. */
  ends: Set<string>
}

/** Neither a declaration of entities nor anything else that would say what to put in place of what. */
export class Declared extends Error {}

/**
 * Reads the text of an XML from beginning to end, once, and as far as so many characters. It knows the five entities of
 * XML and characters by number; what would declare others is not read at all.
 */
export function readXml(xml: string, { said, unsaid, spaces, ends }: Reading, mostCharacters: number): string {
  const pieces: string[] = []
  let [characters, saying, silent] = [0, 0, 0]
  const say = (text: string) => {
    if (silent > 0) return
    pieces.push(text)
    characters += text.length
  }
  for (const { name, text, kind } of piecesOf(xml)) {
    if (characters >= mostCharacters) break
    if (kind === 'text') {
      if (saying > 0) say(text)
      continue
    }
    const [opens, closes] = [kind !== 'close', kind !== 'open']
    const step = Number(opens) - Number(closes)
    if (unsaid.has(name)) silent += step
    if (said.has(name)) saying += step
    if (opens && spaces.has(name)) say(spaces.get(name)!)
    if (closes && ends.has(name)) say('\n')
  }
  return pieces.join('')
}

interface Piece {
  kind: 'open' | 'close' | 'empty' | 'text'
  name: string
  text: string
}

function* piecesOf(xml: string): Generator<Piece> {
  for (let at = 0; at < xml.length;) {
    const begin = xml.indexOf('<', at)
    if (begin !== at) yield textPiece(unescaped(xml.slice(at, begin < 0 ? undefined : begin)))
    if (begin < 0) return
    if (xml.startsWith('<![CDATA[', begin)) {
      at = after(xml, ']]>', begin + 9)
      yield textPiece(xml.slice(begin + 9, at - 3))
    } else if (xml.startsWith('<!--', begin)) at = after(xml, '-->', begin + 4)
    else if (xml.startsWith('<?', begin)) at = after(xml, '?>', begin + 2)
    else if (xml.startsWith('<!', begin)) throw new Declared('a document declares something')
    else {
      at = endOfTag(xml, begin)
      yield tagPiece(xml.slice(begin, at))
    }
  }
}

const textPiece = (text: string): Piece => ({ kind: 'text', name: '', text })

function tagPiece(tag: string): Piece {
  const name = /[^\s<>/]+/.exec(tag)?.[0] ?? ''
  const kind = tag.startsWith('</') ? 'close' : tag.endsWith('/>') ? 'empty' : 'open'
  return { kind, name, text: '' }
}

function after(xml: string, end: string, from: number) {
  const at = xml.indexOf(end, from)
  return at < 0 ? xml.length + end.length : at + end.length
}

/** A value in quotes may hold what would end the tag. */
function endOfTag(xml: string, begin: number) {
  let quote = ''
  for (let at = begin + 1; at < xml.length; at++) {
    const sign = xml[at]!
    if (quote) {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at + 1
  }
  return xml.length
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string) =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi, (_, hex?: string, decimal?: string, name?: string) => {
    if (name) return named[name] ?? ' '
    const code = hex ? parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })
