import * as docx from 'docx'
import type { Block, List, Run, Table } from './blocks'

/** On every desk with an office on it, with Cyrillic and Greek; where not, one of the same widths stands in. */
export const face = 'Calibri'
export const ink = '1D2327'
export const softInk = '55606A'
export const line = 'C9C5BB'
export const accent = '0D4261'
const headFill = 'EEF2F4'

/** `lists`: those of the whole document, of which each counts by itself. */
export const childrenOf = (blocks: Block[], wide: number, lists: List[]): (docx.Paragraph | docx.Table)[] =>
  blocks.flatMap((block, index) => childOf(block, wide, lists, blocks[index + 1]))

function childOf(block: Block, wide: number, lists: List[], next: Block | undefined): (docx.Paragraph | docx.Table)[] {
  switch (block.kind) {
    case 'title':
      return [new docx.Paragraph({ heading: 'Title', children: childRuns([{ text: block.text }]) })]
    case 'heading':
      return [new docx.Paragraph({ heading: headings[block.depth - 1]!, children: childRuns(block.runs) })]
    case 'rule':
      return [new docx.Paragraph({ border: { bottom: { style: 'single', size: 4, color: line } } })]
    case 'table':
      // What follows a table would stick to it.
      return [tableOf(block, wide), new docx.Paragraph({ spacing: { after: 0, line: 160, lineRule: 'exact' } })]
    case 'item':
      return [
        new docx.Paragraph({
          ...placeOf(block),
          style: 'ListParagraph',
          indent: undefined,
          spacing: { after: next?.kind === 'item' ? 50 : 120 },
          numbering: { reference: referenceOf(block.list), instance: lists.indexOf(block.list), level: levelOf(block) },
          children: childRuns(block.runs),
        }),
      ]
    case 'paragraph':
      return [
        new docx.Paragraph({
          ...placeOf(block),
          keepNext: block.keepsNext,
          children: childRuns(block.runs, block.isAside ? 18 : undefined),
        }),
      ]
  }
}

const headings = ['Heading1', 'Heading2', 'Heading3', 'Heading4'] as const
const step = 360
const levelOf = ({ depth }: { depth: number }) => Math.min(depth, 8)

function placeOf({ depth, isQuoted }: { depth: number; isQuoted: boolean }): docx.IParagraphOptions {
  return {
    indent: { left: depth * step + (isQuoted ? 200 : 0) },
    ...(isQuoted ? { border: { left: { style: 'single' as const, size: 12, color: line, space: 8 } } } : {}),
  }
}

/** The lists of a document, each once. */
export const listsOf = (blocks: Block[]) => [
  ...new Set(blocks.flatMap((block) => (block.kind === 'item' ? block.list : []))),
]

/** Each way of counting, once: what begins at another number is another way. */
export const numberingOf = (lists: List[]): docx.INumberingOptions['config'] =>
  [...new Map(lists.map((list) => [referenceOf(list), list]))].map(([reference, { isOrdered, start }]) => ({
    reference,
    levels: Array.from({ length: 9 }, (_, level) => ({
      level,
      start,
      format: isOrdered ? docx.LevelFormat.DECIMAL : docx.LevelFormat.BULLET,
      text: isOrdered ? `%${level + 1}.` : '•',
      style: { paragraph: { indent: { left: (level + 1) * step, hanging: step } } },
    })),
  }))
const referenceOf = ({ isOrdered, start }: List) => (isOrdered ? `from-${start}` : 'points')

const childRuns = (runs: Run[], size?: number) =>
  runs.flatMap(({ text, isBold, isItalic, isStruck, isCode, isSoft }) =>
    text.split('\n').map(
      (line, index) =>
        new docx.TextRun({
          ...{ text: line, size, bold: isBold, italics: isItalic, strike: isStruck },
          ...(index ? { break: 1 } : {}),
          ...(isCode ? { shading: { type: 'clear' as const, fill: headFill } } : {}),
          ...(isSoft ? { color: softInk } : {}),
        }),
    ),
  )

function tableOf({ look, columns, caption, head, rows }: Table, wide: number) {
  const sum = columns.reduce((all, part) => all + part, 0)
  const widths = columns.map((part) => Math.floor((wide * part) / sum))
  const isGrid = look === 'grid'
  const rowOf = (cells: Run[][], isHead: boolean, keepNext = isHead, isFilled = isHead) =>
    new docx.TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((runs, column) => {
        const spans = column === cells.length - 1 ? columns.length - column : 1
        return new docx.TableCell({
          width: { size: widths.slice(column, column + spans).reduce((all, one) => all + one, 0), type: 'dxa' },
          columnSpan: spans,
          ...(isFilled ? { shading: { type: 'clear' as const, fill: headFill } } : {}),
          children: [
            new docx.Paragraph({
              keepNext,
              spacing: { before: isGrid ? 30 : 0, after: isGrid ? 30 : 0, line: isGrid ? 240 : 264, lineRule: 'auto' },
              children: childRuns(isHead ? runs.map((run) => ({ ...run, isBold: true })) : runs, isGrid ? 18 : 20),
            }),
          ],
        })
      }),
    })
  return new docx.Table({
    width: { size: wide, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    margins: { left: isGrid ? 80 : 0, right: 80, top: 0, bottom: 0 },
    borders: bordersOf(isGrid),
    rows: [
      ...(caption ? [rowOf([caption], true, true, false)] : []),
      ...(head ? [rowOf(head, true)] : []),
      // A tally is seen at once.
      ...rows.map(({ cells }, index) => rowOf(cells, false, !isGrid && index < Math.min(12, rows.length - 1))),
    ],
  })
}

function bordersOf(isGrid: boolean): docx.ITableBordersOptions {
  const drawn = { style: 'single' as const, size: 4, color: line }
  const none = { style: 'none' as const, size: 0, color: 'auto' }
  const across = isGrid ? drawn : none
  return { top: across, bottom: across, insideHorizontal: across, left: none, right: none, insideVertical: none }
}
