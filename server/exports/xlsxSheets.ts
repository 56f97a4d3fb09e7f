import type { CompiledCell, Compilation } from './compilation'
import { shortened } from './comparison'
import { plainOf } from './markdown'
import { nameOf, signsIn, signsOn, summaryWordsOf, toConfirm } from './words'
import { dayCell, valueCell, words, type Cell } from './xlsxCells'

/** A sheet, but for what stands over every one. */
export interface Leaf {
  name: string
  columns: { head: string; width: number }[]
  rows: Cell[][]
  below: Cell[][]
  frozenColumns: number
  isFiltered: boolean
}

export function comparisonSheet(compilation: Compilation): Leaf {
  const { questions, rows } = compilation
  const heads = questions.map(
    ({ number, text, unit }) => `${number}. ${shortened(text, 80)}${unit ? ` (${unit})` : ''}`,
  )
  const fixed = columnsOf(['Code', 7], ['Institution', 36], ['Observer', 10], ['State', 17], ['Late', 7], ['Annex', 8])
  const isLong = (index: number) => rows.some(({ cells }) => saidIn(cells[index]!).length > 150)
  return {
    ...{ name: 'Comparison', frozenColumns: 2, isFiltered: true },
    columns: [...fixed, ...heads.map((head, index) => ({ head, width: isLong(index) ? 44 : 26 }))],
    rows: rows.map((row) => [
      ...[words(row.code, { fontWeight: 'bold' }), words(row.institution), words(row.isObserver ? 'observer' : '')],
      ...[
        words(row.stateInWords),
        words(row.isLate ? 'late' : ''),
        row.annexNumber ? countCell(row.annexNumber) : null,
      ],
      ...row.cells.map((cell, index) => saidCell(cell, questions[index]!.unit)),
    ]),
    below: belowOf(compilation),
  }
}

const columnsOf = (...columns: (readonly [string, number])[]) => columns.map(([head, width]) => ({ head, width }))
const countCell = (count: number) => valueCell(String(count), '')

const saidIn = ({ value, text }: CompiledCell) => [value, plainOf(text)].filter(Boolean).join('. ')

/** A number stays one, whatever was said to it; it wears the signs. */
function saidCell(cell: CompiledCell, unit: string): Cell {
  const more = {
    ...(cell.isToConfirm && { backgroundColor: '#FBF1DC' }),
    ...(cell.unconfirmedSince && { textColor: '#55606A' }),
  }
  const number = valueCell(cell.value, unit, more)
  const signs = [...signsOn(cell), ...(number.type === Number && cell.text ? [inDetails] : [])]
  if (number.type === Number) return signs.length ? { ...number, format: `General" ${signs.join(' ')}"` } : number
  return words([saidIn(cell), ...signs].filter(Boolean).join(' '), more)
}
/** The sign beside a number to which there is more to say. */
const inDetails = '‡'
const inDetailsMeans = 'There is a word to this number in the sheet “Details”.'
const hasWords = ({ rows }: Compilation) => rows.some(({ cells }) => cells.some(({ value, text }) => value && text))

function belowOf(compilation: Compilation): Cell[][] {
  const { questions } = compilation
  const tallies = questions.map(({ counts }) =>
    words((counts ?? []).map(({ value, times }) => `${value}: ${times}`).join('\n'), { textColor: '#55606A' }),
  )
  const line = (sign: string, text: string): Cell[] => [
    words(sign, { fontWeight: 'bold', wrap: false }),
    words(text, { wrap: false }),
  ]
  return [
    ...(questions.some(({ counts }) => counts) ? [[null, words('How often'), null, null, null, null, ...tallies]] : []),
    [],
    ...questions.map(({ number, text, unit }) => line(`${number}.`, unit ? `${text} (in ${unit})` : text)),
    ...signsIn(compilation).map(({ sign, means }) => line(sign, means)),
    ...(hasWords(compilation) ? [line(inDetails, inDetailsMeans)] : []),
  ]
}

export const detailsSheet = ({ questions, rows }: Compilation): Leaf => ({
  ...{ name: 'Details', frozenColumns: 3, isFiltered: true, below: [] },
  columns: columnsOf(
    ...([
      ['No.', 6],
      ['Code', 7],
      ['Institution', 30],
      ['Question', 42],
      ['State', 14],
      ['Said', 26],
    ] as const),
    ...([
      ['Unit', 8],
      ['In words', 36],
      ['Legal basis', 30],
      ['Practice', 36],
      ['Source', 28],
      ['As of', 13],
    ] as const),
    ...([
      ['Unconfirmed since', 18],
      ['To confirm', 12],
      ['Late', 7],
      ['Annex', 8],
    ] as const),
  ),
  rows: questions.flatMap(({ number, text: asked, unit }, index) =>
    rows.map((row): Cell[] => {
      const { value, text, basis, practice, source, asOf, isToConfirm, unconfirmedSince } = row.cells[index]!
      return [
        ...[
          countCell(number),
          words(row.code, { fontWeight: 'bold' }),
          words(nameOf(row)),
          words(shortened(asked, 120)),
        ],
        ...[words(row.stateInWords), valueCell(value, unit), words(unit), words(plainOf(text))],
        ...[
          words(plainOf(basis)),
          words(plainOf(practice)),
          words(plainOf(source)),
          dayCell(asOf),
          dayCell(unconfirmedSince),
          words(isToConfirm ? `${toConfirm} to confirm` : ''),
        ],
        ...[words(row.isLate ? 'late' : ''), row.annexNumber ? countCell(row.annexNumber) : null],
      ]
    }),
  ),
})

export const answersSheet = ({ annex, zone }: Compilation): Leaf => ({
  ...{ name: 'Answers', frozenColumns: 3, isFiltered: true, below: [] },
  columns: columnsOf(
    ...([
      ['No.', 6],
      ['Code', 7],
      ['Institution', 32],
      ['Focal point', 22],
      ['Version', 9],
    ] as const),
    ...([
      ['Released', 13],
      ['Late', 7],
      ['Part', 8],
      ['Answer', 110],
    ] as const),
  ),
  rows: annex.flatMap((answer) =>
    partsOf(plainOf(answer.text)).map((part, index, { length }): Cell[] => [
      ...[countCell(answer.number), words(answer.code, { fontWeight: 'bold' }), words(answer.institution)],
      ...[words(answer.focalPoint), countCell(answer.version)],
      // Its day where the consultation is, not in Greenwich.
      dayCell(answer.releasedAt.toLocaleDateString('sv-SE', { timeZone: zone })),
      ...[words(answer.isLate ? 'late' : ''), words(length > 1 ? `${index + 1} of ${length}` : ''), words(part)],
    ]),
  ),
})

/** A row shows about thirty lines and no more: what is longer goes on in the next one. */
function partsOf(text: string): string[] {
  const parts = ['']
  for (const line of text.split('\n')) {
    const part = `${parts.at(-1)}${parts.at(-1) && '\n'}${line}`
    if (part.length + part.split('\n').length * 60 <= 2_800) parts[parts.length - 1] = part
    else parts.push(line)
  }
  return parts.filter((part, index) => part || index === 0)
}

export function aboutSheet(compilation: Compilation): Leaf {
  const { places, topics, question, summary } = compilation
  const rows: [string, string][] = [
    ['Places', places.join(', ')],
    ['Topics', topics.join(', ')],
    ...partsOf(plainOf(question)).map((part): [string, string] => ['Question', part]),
    ...(summary?.paragraphs ?? []).flatMap(({ text, sources, isChanged }): [string, string][] => [
      ['Summary', plainOf(text)],
      ['Rests on', `${sources.join(', ')}${isChanged ? ' · source changed since' : ''}`],
    ]),
    ...(summary?.words ?? []).map(({ institution, code, word }): [string, string] => [
      'Said to it',
      `${institution} (${code}): ${summaryWordsOf[word]}`,
    ]),
  ]
  return {
    ...{ name: 'About', frozenColumns: 1, isFiltered: false, below: [] },
    columns: columnsOf(['What', 14], ['Words', 120]),
    rows: rows.filter(([, text]) => text).map(([what, text]) => [words(what, { fontWeight: 'bold' }), words(text)]),
  }
}
