import type { Label, SummaryWord } from '../../contract/kinds'
import type { CompiledCell, CompiledRow, Compilation } from './compilation'

/** The label, and what it means, in a line. */
const labels: Record<Label, string> = {
  public: "public (may be published after the chair's release)",
  network: 'network (for members and observers of the network)',
  members: 'full members (for full members only, not for observers)',
  group: 'group (for one group, some members, or named persons only)',
}
export const labelOf = ({ label }: Compilation) => labels[label]

/** The days are those of `limits.summaryWorkingDays`; a test compares. */
export const summaryWordsOf: Record<SummaryWord, string> = {
  confirmed: 'confirmed',
  objected: 'objected',
  silent: 'no objection within five working days',
}

const notOfficial = 'Peer consultation, not an official position'
/** What stands on every page. */
export const standingOf = (compilation: Compilation) => [
  `Label: ${labelOf(compilation)}`,
  ...(compilation.isReleased ? [] : [notOfficial]),
]
/** For every page, too: where a name bears its sign, nobody turns back. */
export const footnotesOf = ({ footnote }: Compilation) => (footnote ? [footnote.replace(/^\*?\s*/, '* ')] : [])

/** `13 asked, 9 answered, 1 nothing to report, 2 owe`. */
export function countsOf({ counts }: Compilation) {
  const { owing } = counts
  const parts = [
    [counts.answered, 'answered'],
    [counts.nothing, 'nothing to report'],
    [counts.declined, 'declined'],
    [owing, owing === 1 ? 'owes' : 'owe'],
  ] as const
  return [`${counts.asked} asked`, ...parts.filter(([count]) => count).map((part) => part.join(' '))].join(', ')
}

/** The signs beside what a cell says, each with what it means. */
export const toConfirm = '†'
export const unconfirmed = '¶'
const signs: { sign: string; means: string; isOn: (cell: CompiledCell) => boolean }[] = [
  {
    sign: toConfirm,
    means: 'The sub-question was put otherwise since; the institution has not confirmed this yet.',
    isOn: ({ isToConfirm }) => isToConfirm,
  },
  {
    sign: unconfirmed,
    means: 'Last confirmed more than two years before this was exported; on which day stands behind the cells.',
    isOn: ({ unconfirmedSince }) => unconfirmedSince !== null,
  },
]
export const signsOn = (cell: CompiledCell) => signs.filter(({ isOn }) => isOn(cell)).map(({ sign }) => sign)
/** Those that stand anywhere in it. */
export const signsIn = ({ rows }: Compilation) =>
  signs.filter(({ isOn }) => rows.some(({ cells }) => cells.some((cell) => isOn(cell))))

export const nameOf = ({ institution, isObserver }: CompiledRow) => `${institution}${isObserver ? ' (observer)' : ''}`

export const dayOf = (moment: Date, zone: string) =>
  moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone })
export const momentOf = (moment: Date, zone: string) =>
  `${dayOf(moment, zone)}, ${moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone })}`

/** No XML may hold these, not even escaped; in a PDF they would be boxes. */
const unprintable = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

/** All of it, with every text free of what cannot be printed. */
export function printable<T>(value: T): T
export function printable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').replace(unprintable, '')
  if (Array.isArray(value)) return value.map((each) => printable(each))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printable(each)]))
}
