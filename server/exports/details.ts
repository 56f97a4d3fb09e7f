import { bold, heading, run, type Block } from './blocks'
import { valueOf } from './comparison'
import type { CompiledCell, Compilation } from './compilation'
import { runsIn } from './markdown'
import { widthsFor } from './widths'

/** What each cell rests on, question by question; empty where nobody said. */
export function detailsOf({ questions, rows }: Compilation): Block[] {
  const tables = questions.flatMap(({ number, text }, index): Block[] => {
    const said = rows.map(({ code, cells }) => ({ code, cell: cells[index]! }))
    const columns = behind.filter(([, of]) => said.some(({ cell }) => of(cell)))
    const shown = said.filter(({ cell }) => columns.some(([, of]) => of(cell)))
    if (!shown.length) return []
    const head = ['Code', 'Said', ...columns.map(([name]) => name)].map((name) => [run(name)])
    const cells = shown.map(({ code, cell }) => [
      [bold(code)],
      valueOf(cell),
      ...columns.map(([name, of]) =>
        name === 'As of' || name === 'Unconfirmed since' ? [run(of(cell))] : runsIn(of(cell)),
      ),
    ])
    return [
      {
        ...{ kind: 'table', look: 'grid', head, caption: [run(`${number}. ${text}`)] },
        columns: widthsFor([head, ...cells]),
        rows: cells.map((each) => ({ cells: each })),
      },
    ]
  })
  return tables.length ? [heading(1, 'Behind the cells'), ...tables] : []
}

const behind = [
  ['Legal basis', ({ basis }: CompiledCell) => basis],
  ['Practice', ({ practice }: CompiledCell) => practice],
  ['Source', ({ source }: CompiledCell) => source],
  ['As of', ({ asOf }: CompiledCell) => asOf ?? ''],
  ['Unconfirmed since', ({ unconfirmedSince }: CompiledCell) => unconfirmedSince ?? ''],
] as const
