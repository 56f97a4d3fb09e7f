import writeWorkbook, { type CellObject, type Sheet } from 'write-excel-file/node'
import type { Compilation } from './compilation'
import { words, type Cell } from './xlsxCells'
import { printing, type Content, type Printed } from './xlsxPrinting'
import { aboutSheet, answersSheet, comparisonSheet, detailsSheet, type Leaf } from './xlsxSheets'
import { countsOf, dayOf, footnotesOf, momentOf, standingOf } from './words'

export async function write(compilation: Compilation): Promise<Buffer> {
  const leaves = [comparisonSheet, detailsSheet, answersSheet, aboutSheet].map((draw) => draw(compilation))
  const tops = topsOf(compilation)
  const sheets = leaves.map((leaf) => sheetOf(leaf, tops))
  const printed: Printed[] = leaves.map(({ name, columns, rows, isFiltered }) => ({
    ...{ name, headRow: tops.length + 1, columns: columns.length },
    filteredRows: isFiltered ? rows.length : 0,
  }))
  return writeWorkbook(sheets, {
    ...{ fontFamily: 'Calibri', fontSize: 10 },
    features: [printing(compilation, printed)],
  }).toBuffer()
}

/** What stands over every sheet: once it is sent on by itself, it must say what it is. */
function topsOf(compilation: Compilation): [text: string, size: number][] {
  const { title, asker, askedAt, dueAt, exportedAt, zone } = compilation
  const asked = `Asked by ${asker.person}, ${asker.institution}, on ${dayOf(askedAt, zone)}`
  const times = `due ${momentOf(dueAt, zone)}, exported ${momentOf(exportedAt, zone)} (${zone})`
  return [
    [title, 14],
    [standingOf(compilation).join(' · '), 10],
    [`${asked}; ${times}. ${countsOf(compilation)}.`, 9],
    ...footnotesOf(compilation).map((text): [string, number] => [text, 8]),
  ]
}

const measure = 120

function sheetOf({ name, columns, rows, below, frozenColumns }: Leaf, tops: [string, number][]): Sheet<Content> {
  const widths = columns.map(({ width }) => width)
  const span = spanOf(widths)
  const over = tops.map(([text, size]): Cell[] => [
    words(text, {
      ...{ columnSpan: span, fontSize: size },
      ...(size >= 10 ? { fontWeight: 'bold' } : {}),
      ...tall(text, size),
    }),
  ])
  const head = columns.map(({ head }) => words(head, { fontWeight: 'bold', backgroundColor: '#EEF2F4' }))
  return {
    ...{ sheet: name, orientation: 'landscape', columns: widths.map((width) => ({ width })) },
    ...{ stickyRowsCount: tops.length + 1, stickyColumnsCount: frozenColumns },
    data: [
      ...over,
      ...[head, ...rows].map((row) => fitted(row, widths, edges)),
      ...below.map((row) => fitted(row, widths)),
    ],
  }
}

const edges: Partial<CellObject> = {
  ...{ bottomBorderStyle: 'thin', bottomBorderColor: '#C9C5BB' },
  ...{ rightBorderStyle: 'thin', rightBorderColor: '#E8E5DE' },
}

/** As high as the fullest cell: not every program does that by itself. No row can be higher than 409 points. */
function fitted(row: Cell[], widths: number[], more: Partial<CellObject> = {}): Cell[] {
  const lines = row.map((cell, column) =>
    String(cell?.wrap ? cell.value : '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (widths[column]! * paceOf(line)))), 0),
  )
  const height = Math.min(409, Math.max(1, ...lines) * 12.9 + 4)
  return row.map((cell) => ({ ...(cell ?? words('')), ...more, height }))
}

/** Letters to a unit of width: Cyrillic and Greek ones are wider. */
const paceOf = (line: string) => (/[\u0370-\u052F]/.test(line) ? 0.95 : 1.08)

/** Joined cells do not grow with their text: they are made as high as it will be. */
const tall = (text: string, size: number) => ({
  height: Math.ceil((text.length * size) / 10 / measure) * size * 1.35 + 3,
})

/** How many columns make a line that can be read. */
function spanOf(widths: number[]) {
  let sum = 0
  const enough = widths.findIndex((width) => (sum += width) >= measure)
  return enough < 0 ? widths.length : enough + 1
}
