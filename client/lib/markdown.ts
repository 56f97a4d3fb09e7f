import { Marked, type Token, type Tokens } from 'marked'
import { mentionPattern, redactionMark } from '../../contract/markup'
import { safeLink, type Link } from './links'

/** A piece of a text, ready to be drawn; nothing in it can be anything but text, a known element or a safe link. */
export type Piece =
  | { kind: 'text' | 'code' | 'fence'; text: string }
  | { kind: 'strong' | 'em' | 'del' | 'paragraph' | 'quote' | 'row' | 'item'; pieces: Piece[] }
  | { kind: 'heading'; depth: number; pieces: Piece[] }
  | { kind: 'list'; start: number | null; pieces: Piece[] }
  | { kind: 'table'; head: Cell[]; rows: Cell[][] }
  | { kind: 'link'; link: Link; pieces: Piece[] }
  | { kind: 'mention'; personId: string; name: string }
  | { kind: 'break' | 'rule' | 'redacted' }
  /** A text with words of the glossary in it, once these were looked for: see termMarks.ts. */
  | { kind: 'said'; pieces: Piece[] }
  | { kind: 'term'; text: string; termIds: string[] }
export interface Cell {
  align: 'left' | 'right' | 'center' | null
  pieces: Piece[]
}

/** Nobody means quotes in quotes this deep; beyond it the text is shown as it was typed. */
const deepest = 12

/** Reads Markdown. What is no Markdown of ours (HTML, images, addresses we do not trust) stays text, as typed. */
export function read(text: string, origin: string): Piece[] {
  try {
    return pieces(marked.lexer(text), origin, 0)
  } catch {
    // Thousands of brackets in brackets exhaust the reader's stack.
    return [{ kind: 'paragraph', pieces: [{ kind: 'text', text }] }]
  }
}

/** A line without any form, but for what was taken out of it. */
export const asLine = (text: string): Piece[] =>
  text
    .split(redactionMark)
    .flatMap((said, at): Piece[] => [
      ...(at ? [{ kind: 'redacted' as const }] : []),
      ...(said ? [{ kind: 'text' as const, text: said }] : []),
    ])

/** What is left of a text when it is said in one line: for announcing, and for lists. */
export const plain = (text: string, origin: string) =>
  read(text, origin).map(wordsOf).join(' ').replace(/\s+/g, ' ').trim()

const marked = new Marked({ gfm: true, breaks: true })
marked.use({
  extensions: [
    {
      name: 'mention',
      level: 'inline',
      start: (source) => source.indexOf('@['),
      tokenizer(source) {
        const match = new RegExp(`^${mentionPattern.source}`).exec(source)
        return match ? { type: 'mention', raw: match[0], name: match[1], personId: match[2] } : undefined
      },
    },
    {
      name: 'redacted',
      level: 'inline',
      start: (source) => source.indexOf(redactionMark),
      tokenizer: (source) => (source.startsWith(redactionMark) ? { type: 'redacted', raw: redactionMark } : undefined),
    },
  ],
  // Left out, because they swallow or change what people type without meaning it: definitions of links, headings by
  // underlining, code by indenting.
  tokenizer: { def: () => undefined, lheading: () => undefined, code: () => undefined },
})

function pieces(tokens: Token[], origin: string, depth: number): Piece[] {
  if (depth > deepest) return [{ kind: 'text', text: tokens.map(({ raw }) => raw).join('') }]
  return tokens.flatMap((token) => piece(token as Known, origin, depth + 1))
}

type Known = Exclude<Tokens.Generic, { type: '' }> & { tokens?: Token[] }

function piece(token: Known, origin: string, depth: number): Piece | Piece[] {
  const inner = () => pieces(token.tokens ?? [], origin, depth)
  switch (token.type) {
    case 'space':
    case 'checkbox':
      return token.type === 'space' ? [] : { kind: 'text', text: token['checked'] ? '☑ ' : '☐ ' }
    case 'text':
      // Not `text`, which has letters written by number (`&#x41;`) as what they stand for.
      return token.tokens ? inner() : { kind: 'text', text: token.raw }
    case 'escape':
      return { kind: 'text', text: token['text'] }
    case 'strong':
    case 'em':
    case 'del':
    case 'paragraph':
      return { kind: token.type, pieces: inner() }
    case 'blockquote':
      return { kind: 'quote', pieces: inner() }
    case 'heading':
      return { kind: 'heading', depth: token['depth'], pieces: inner() }
    case 'list':
      return list(token as Tokens.List, origin, depth)
    case 'table':
      return table(token as Tokens.Table, origin, depth)
    case 'codespan':
      return { kind: 'code', text: token['text'] }
    case 'code':
      return { kind: 'fence', text: token['text'] }
    case 'link':
    case 'image':
      return linked(token as Tokens.Link | Tokens.Image, origin, depth)
    case 'mention':
      return { kind: 'mention', name: token['name'], personId: token['personId'] }
    case 'redacted':
      return { kind: 'redacted' }
    case 'br':
      return { kind: 'break' }
    case 'hr':
      return { kind: 'rule' }
    default:
      return { kind: 'text', text: token.raw }
  }
}

const list = (token: Tokens.List, origin: string, depth: number): Piece => ({
  kind: 'list',
  start: token.ordered ? Number(token.start) || 1 : null,
  pieces: token.items.map((item) => ({ kind: 'item', pieces: pieces(item.tokens, origin, depth) })),
})

function table(token: Tokens.Table, origin: string, depth: number): Piece {
  const cell = ({ tokens }: Tokens.TableCell, column: number): Cell => ({
    align: token.align[column] ?? null,
    pieces: pieces(tokens, origin, depth),
  })
  return { kind: 'table', head: token.header.map(cell), rows: token.rows.map((row) => row.map(cell)) }
}

/** An image is shown as a link to it: a page that loads pictures from elsewhere tells them who reads what. */
function linked(token: Tokens.Link | Tokens.Image, origin: string, depth: number): Piece {
  const link = safeLink(token.href, origin)
  if (!link) return { kind: 'text', text: token.raw }
  const words = token.type === 'link' ? pieces(token.tokens ?? [], origin, depth) : []
  return { kind: 'link', link, pieces: words.length ? words : [{ kind: 'text', text: token.text || token.href }] }
}

function wordsOf(piece: Piece): string {
  if ('text' in piece) return piece.text
  if (piece.kind === 'mention') return piece.name
  if (piece.kind === 'redacted') return redactionMark
  if (piece.kind === 'table')
    return [piece.head, ...piece.rows]
      .flat()
      .flatMap((cell) => cell.pieces.map(wordsOf))
      .join(' ')
  const words = 'pieces' in piece ? piece.pieces.map(wordsOf).join('') : ' '
  return inLine.has(piece.kind) ? words : ` ${words} `
}

const inLine = new Set<Piece['kind']>(['strong', 'em', 'del', 'link'])
