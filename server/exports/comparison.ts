import { aside, bold, heading, lead, paragraph, run, soft, type Block, type List, type Row, type Run } from './blocks'
import type { CompiledCell, CompiledQuestion, CompiledRow, Compilation } from './compilation'
import { runsIn } from './markdown'
import { widthsFor } from './widths'
import { nameOf, signsIn, signsOn } from './words'

/** Who said what, side by side; then how often. */
export function comparisonOf(compilation: Compilation): Block[] {
  const { questions } = compilation
  // Without sub-questions there is still to be seen who answered.
  const head = [[run('Institution')], ...(questions.length ? questions.map(headOf) : [[run('State')]])]
  const rows = compilation.rows.map(rowOf)
  const [first = 1, ...others] = widthsFor([head, ...rows.map(({ cells }) => cells)])
  const columns = [Math.max(first, others.reduce((sum, part) => sum + part, 0) / 5), ...others]
  return [
    heading(1, 'Comparison'),
    ...legendOf(questions),
    { kind: 'table', look: 'grid', columns, head, rows },
    ...signsIn(compilation).map(({ sign, means }) => aside(bold(sign), soft(` ${means}`))),
    ...talliesOf(questions),
  ]
}

function legendOf(questions: CompiledQuestion[]): Block[] {
  const list: List = { isOrdered: true, start: 1 }
  return questions.map(({ number, text, unit }) => ({
    ...{ kind: 'item', depth: 0, isQuoted: false, list, ordinal: number },
    runs: [run(text), ...(unit ? [soft(` (in ${unit})`)] : [])],
  }))
}

/** Short enough for the head of a column; the legend has it whole. */
const headOf = ({ number, text, unit }: CompiledQuestion): Run[] => [
  run(`${number}. ${shortened(text)}${unit ? ` (${unit})` : ''}`),
]
export const shortened = (text: string, characters = 60) =>
  text.length <= characters ? text : `${text.slice(0, characters).replace(/\s+\S*$/, '')} …`

function rowOf(row: CompiledRow): Row {
  const isSilent = row.cells.every(({ value, text }) => !value && !text)
  const state = [
    ...(isSilent ? [] : [row.stateInWords]),
    ...(row.isLate ? ['late'] : []),
    ...(row.annexNumber ? [`annex ${row.annexNumber}`] : []),
  ]
  const name = [bold(row.code), run(` ${nameOf(row)}`), ...(state.length ? [soft(`\n${state.join(' · ')}`)] : [])]
  return { cells: isSilent ? [name, [soft(row.stateInWords)]] : [name, ...row.cells.map(valueOf)] }
}

/** What stands in a cell. */
export function valueOf(cell: CompiledCell): Run[] {
  const { value, text } = cell
  if (!value && !text) return [soft('–')]
  const said = [...(value ? [run(text ? `${value}. ` : value)] : []), ...runsIn(text)]
  return [...said, ...signsOn(cell).map((sign) => bold(` ${sign}`))]
}

/** A square for each institution: how many agree is seen before it is read. */
function talliesOf(questions: CompiledQuestion[]): Block[] {
  const counted = questions.filter(({ counts }) => counts?.length)
  return counted.length
    ? [
        heading(2, 'How often'),
        ...counted.flatMap(({ number, text, counts }): Block[] => [
          lead(paragraph(bold(`${number}. `), run(text))),
          {
            ...{ kind: 'table', look: 'plain', columns: [26, 5, 69], head: null },
            rows: counts!.map(({ value, times }) => ({
              cells: [[run(value)], [bold(String(times))], [soft('■'.repeat(times))]],
            })),
          },
        ]),
      ]
    : []
}
