import type { Content, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces'
import { textOf, type Block, type Row, type Run, type Table } from './blocks'

export const ink = '#1d2327'
export const softInk = '#55606a'
export const line = '#c9c5bb'
const accent = '#0d4261'
const headFill = '#eef2f4'

export function contentOf(blocks: Block[], wide: number): Content[] {
  const content = groupsOf(blocks).map((group): Content => {
    const stack = group.map((block) => contentOfOne(block, wide, blocks[blocks.indexOf(block) + 1]))
    return stack.length > 1 ? { stack, unbreakable: true } : stack[0]!
  })
  // Where the last one ends with the page, the free space below it would make an empty page.
  flush(content.at(-1))
  return content
}

function flush(content: unknown) {
  const { margin, stack } = (content ?? {}) as { margin?: number[]; stack?: unknown[] }
  if (margin) margin[3] = 0
  if (stack) flush(stack.at(-1))
}

/** What must be on one page: a heading with what it is over. */
function groupsOf(blocks: Block[]): Block[][] {
  const groups: Block[][] = []
  let isOpen = false
  for (const block of blocks) {
    // What is higher than a page would be lost if it may not be broken.
    if (isOpen && isShort(block)) groups.at(-1)!.push(block)
    else groups.push([block])
    isOpen = isShort(block) && (block.kind === 'heading' || (block.kind === 'paragraph' && Boolean(block.keepsNext)))
  }
  return groups
}

function isShort(block: Block) {
  if (block.kind === 'table')
    return block.rows.length < 12 && block.rows.every(({ cells }) => cells.every((runs) => textOf(runs).length < 90))
  return !('runs' in block) || textOf(block.runs).length < 1000
}

function contentOfOne(block: Block, wide: number, next: Block | undefined): Content {
  switch (block.kind) {
    case 'title':
      return { text: block.text, fontSize: 21, bold: true, color: accent, lineHeight: 0.86, margin: [0, 0, 0, 8] }
    case 'heading':
      return { ...headings[block.depth - 1]!, text: inlineOf(block.runs), bold: true, headlineLevel: block.depth }
    case 'rule':
      return {
        canvas: [{ type: 'line', x1: 0, y1: 4, x2: wide, y2: 4, lineWidth: 0.5, lineColor: line }],
        margin: [0, 4, 0, 10],
      }
    case 'table':
      return tableOf(block, wide)
    case 'item':
      return set(block, {
        margin: [0, 0, 0, next?.kind === 'item' ? 2 : 7],
        columns: [
          { width: 16, text: markOf(block) },
          { width: '*', text: inlineOf(block.runs) },
        ],
        columnGap: 2,
      } as Content)
    case 'paragraph':
      return set(block, {
        text: inlineOf(block.runs),
        fontSize: block.isAside ? 8.5 : 10,
        margin: [0, 0, 0, block.isAside ? 8 : 6],
      })
  }
}

const headings = [
  { fontSize: 15, color: accent, margin: [0, 12, 0, 5], lineHeight: 0.9 },
  { fontSize: 12, color: accent, margin: [0, 11, 0, 4], lineHeight: 0.9 },
  { fontSize: 10.5, color: ink, margin: [0, 8, 0, 3], lineHeight: 0.9 },
  { fontSize: 10, color: softInk, margin: [0, 6, 0, 2], lineHeight: 0.9 },
] satisfies Omit<ContentText, 'text'>[]

const markOf = ({ list, ordinal }: Extract<Block, { kind: 'item' }>) => (list.isOrdered ? `${ordinal}.` : '•')

/** Moved in as deep as it lies; a quote has a bar at its side. */
function set({ depth, isQuoted }: { depth: number; isQuoted: boolean }, content: Content): Content {
  if (!isQuoted) return depth ? { margin: [depth * 18, 0, 0, 0], stack: [content] } : content
  const vLineWidth = (index: number) => (index === 0 ? 1.5 : 0)
  const layout = {
    hLineWidth: () => 0,
    vLineWidth,
    vLineColor: () => line,
    paddingLeft: () => 9,
    paddingBottom: () => 0,
  }
  return {
    margin: [depth * 18, 0, 0, 4],
    table: { widths: ['*'], body: [[{ stack: [content], color: softInk }]] },
    layout,
  }
}

const inlineOf = (runs: Run[]): Content[] =>
  runs.map(({ text, isBold, isItalic, isStruck, isCode, isSoft }) => ({
    text,
    bold: isBold,
    italics: isItalic,
    ...(isStruck ? { decoration: 'lineThrough' as const } : {}),
    ...(isCode ? { background: headFill } : {}),
    ...(isSoft ? { color: softInk } : {}),
  }))

const padding = 5
const cellSize = 8.5

function tableOf({ look, columns, caption, head, rows }: Table, wide: number): Content {
  const isGrid = look === 'grid'
  const sum = columns.reduce((all, part) => all + part, 0)
  const widths = columns.map((part, index) => (wide * part) / sum - (isGrid ? 2 * padding : index ? 6 : 0))
  const cells = (row: Run[][]) => row.map((runs): TableCell => ({ text: inlineOf(runs) }))
  const heads = [
    ...(caption ? [spanned([{ text: inlineOf(caption), bold: true, fontSize: 10 }], columns.length)] : []),
    ...(head ? [cells(head).map((cell) => ({ ...(cell as object), bold: true, fillColor: headFill }))] : []),
  ]
  const body = [...heads, ...rows.map((row) => spanned(cells(row.cells), columns.length))]
  const headerRows = heads.length
  const isWhole = isLow(rows, widths)
  return {
    fontSize: isGrid ? cellSize : 9.5,
    lineHeight: 0.9,
    margin: [0, 3, 0, 9],
    // A row held by the head may not be broken either.
    table: { widths, body, headerRows, keepWithHeaderRows: headerRows && isWhole ? 1 : 0, dontBreakRows: isWhole },
    layout: isGrid ? { ...grid, hLineWidth: (index) => (caption && index === 0 ? 0 : 0.5) } : plain,
  } as Content
}

function spanned(cells: TableCell[], columns: number): TableCell[] {
  const missing = columns - cells.length
  if (missing <= 0) return cells
  const last = { ...(cells.at(-1) as object), colSpan: missing + 1 } as TableCell
  return [...cells.slice(0, -1), last, ...Array.from({ length: missing }, () => ({ text: '' }))]
}

/** pdfmake drops a row that may not be broken and is higher than a page: only where all surely fit do they stay whole. */
function isLow(rows: Row[], widths: number[]) {
  const linesIn = (text: string, width: number) =>
    text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length * cellSize * 0.6) / width), 0)
  return rows.every(({ cells }) => cells.every((runs, column) => linesIn(textOf(runs), widths[column]!) < 28))
}

const grid: CustomTableLayout = {
  vLineWidth: () => 0,
  hLineColor: () => line,
  paddingLeft: () => padding,
  paddingRight: () => padding,
  paddingTop: () => 3.5,
  paddingBottom: () => 2.5,
}

const plain: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column) => (column ? 6 : 0),
  paddingRight: () => 0,
  paddingTop: () => 1,
  paddingBottom: () => 1,
}
