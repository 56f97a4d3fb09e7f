import { Marked, type Token, type Tokens } from 'marked'
import { mentionPattern } from '../../contract/markup'
import { run, textOf, type Block, type List, type Row, type Run } from './blocks'
import { widthsFor } from './widths'

/** Markdown as blocks, read as the page reads it. Its headings begin below `depth`: the document has its own. */
export function readMarkdown(text: string, depth = 2): Block[] {
  try {
    return blocksOf(marked.lexer(text), { depth: 0, isQuoted: false, headings: depth, nested: 0 })
  } catch {
    // Thousands of brackets in brackets exhaust the reader's stack.
    return [{ kind: 'paragraph', depth: 0, isQuoted: false, runs: [run(text)] }]
  }
}

/** Markdown as lines, for a cell of a sheet. */
export const plainOf = (text: string) => readMarkdown(text).map(lineOf).join('\n')

/** Markdown as words in a cell of a table, where no list and no heading has room. */
export const runsIn = (text: string): Run[] =>
  readMarkdown(text).flatMap((block, index) => [
    ...(index ? [run('\n')] : []),
    ...(block.kind === 'item' ? [run(signOf(block))] : []),
    ...('runs' in block ? block.runs : [run(lineOf(block))]),
  ])

const marked = new Marked({ gfm: true, breaks: true })
marked.use({
  extensions: [
    {
      name: 'mention',
      level: 'inline',
      start: (source) => source.indexOf('@['),
      tokenizer(source) {
        const match = new RegExp(`^${mentionPattern.source}`).exec(source)
        return match ? { type: 'mention', raw: match[0], name: match[1] } : undefined
      },
    },
  ],
  // Left out as on the page, or a post would read differently here.
  tokenizer: { def: () => undefined, lheading: () => undefined, code: () => undefined },
})

/** Nobody means quotes in quotes this deep; beyond it the text is given as it was typed. */
const deepest = 12

interface Place {
  depth: number
  isQuoted: boolean
  headings: number
  nested: number
}
type Known = Exclude<Tokens.Generic, { type: '' }> & { tokens?: Token[] }

function blocksOf(tokens: Token[], place: Place): Block[] {
  const { depth, isQuoted } = place
  const said = (runs: Run[]): Block => ({ kind: 'paragraph', depth, isQuoted, runs: trimmed(runs) })
  if (place.nested > deepest) return [said([run(tokens.map(({ raw }) => raw).join(''))])]
  return (tokens as Known[]).flatMap((token): Block[] => {
    switch (token.type) {
      case 'space':
        return []
      case 'heading':
        return [{ kind: 'heading', depth: Math.min(4, place.headings + token['depth']), runs: runsOf(token.tokens) }]
      case 'blockquote':
        return blocksOf(token.tokens ?? [], { ...place, isQuoted: true, nested: place.nested + 1 })
      case 'list':
        return itemsOf(token as Tokens.List, place)
      case 'table':
        return [tableOf(token as Tokens.Table)]
      case 'code':
        return [said([run(token['text'], { isCode: true })])]
      case 'hr':
        return [{ kind: 'rule' }]
      default:
        return [said(token.tokens ? runsOf(token.tokens) : [run(token.raw.trim())])]
    }
  })
}

function itemsOf({ ordered, start, items }: Tokens.List, place: Place): Block[] {
  const list: List = { isOrdered: ordered, start: Number(start) || 1 }
  return items.flatMap(({ tokens }, index): Block[] => {
    const inside = { ...place, depth: place.depth + 1, nested: place.nested + 1 }
    const box = tokens.filter(({ type }) => type === 'checkbox')
    const [first, ...rest] = blocksOf(
      tokens.filter((token) => !box.includes(token)),
      inside,
    )
    const mark = box.map((each) => run('checked' in each && each.checked ? '[x] ' : '[ ] '))
    const { depth, isQuoted } = place
    const item = (runs: Run[]): Block => ({
      ...{ kind: 'item', depth, isQuoted, list, ordinal: list.start + index },
      runs: [...mark, ...runs],
    })
    return first?.kind === 'paragraph' ? [item(first.runs), ...rest] : [item([]), ...(first ? [first, ...rest] : [])]
  })
}

function tableOf({ header, rows }: Tokens.Table): Block {
  const cells = (row: Tokens.TableCell[]): Row => ({ cells: row.map(({ tokens }) => runsOf(tokens)) })
  const [head, ...body] = [header, ...rows].map(cells)
  const columns = widthsFor([head!, ...body].map(({ cells }) => cells))
  return { kind: 'table', look: 'grid', columns, head: head!.cells, rows: body }
}

function runsOf(tokens: Token[] = [], dress: Omit<Run, 'text'> = {}, nested = 0): Run[] {
  const all = tokens as Known[]
  if (nested > deepest) return [run(all.map(({ raw }) => raw).join(''), dress)]
  const inner = (token: Known, more = {}) => runsOf(token.tokens, { ...dress, ...more }, nested + 1)
  return all.flatMap((token): Run[] => {
    switch (token.type) {
      case 'strong':
        return inner(token, { isBold: true })
      case 'em':
        return inner(token, { isItalic: true })
      case 'del':
        return inner(token, { isStruck: true })
      case 'codespan':
        return [run(token['text'], { ...dress, isCode: true })]
      case 'escape':
        return [run(token['text'], dress)]
      case 'br':
        return [run('\n', dress)]
      case 'link':
      case 'image':
        return linked(token, token.type === 'link' ? inner(token) : [run(token['text'], dress)], dress)
      case 'mention':
        // The name alone: whose it is by number is for the forum only.
        return [run(`@${token['name']}`, dress)]
      default:
        return token.tokens ? inner(token) : [run(token.raw, dress)]
    }
  })
}

/** On paper an address can only be read: it stands behind its words, unless they are it. */
function linked(token: Known, words: Run[], dress: Omit<Run, 'text'>): Run[] {
  const address = String(token['href']).replace(/^mailto:/i, '')
  const text = textOf(words).trim()
  if (!text || address.replace(/^https?:\/\//i, '') === text.replace(/^https?:\/\//i, '')) return [run(address, dress)]
  return [...words, run(` (${address})`, dress)]
}

/** Markdown ends a last line with a break that would stand as an empty one. */
const trimmed = (runs: Run[]) => (runs.at(-1)?.text.trim() === '' ? runs.slice(0, -1) : runs)

const signOf = ({ list, ordinal }: Extract<Block, { kind: 'item' }>) => (list.isOrdered ? `${ordinal}. ` : '• ')

function lineOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return block.text
    case 'rule':
      return '———'
    case 'table':
      return [...(block.head ? [{ cells: block.head }] : []), ...block.rows]
        .map(({ cells }) => cells.map(textOf).join(' | '))
        .join('\n')
    case 'item':
      return `${'   '.repeat(block.depth)}${signOf(block)}${textOf(block.runs)}`
    default:
      return `${'isQuoted' in block && block.isQuoted ? '> ' : ''}${textOf(block.runs)}`
  }
}
