import type { Input } from '../../contract/endpoint'
import { labels, threadStates } from '../../contract/kinds'
import type { search } from '../../contract/search'
import type { Directory } from '../stores/directory.svelte'
import { finds } from './words'

export const operators = ['from', 'member', 'in', 'topic', 'place', 'label', 'is', 'has', 'after', 'before'] as const
export type Operator = (typeof operators)[number]
export type Filters = Omit<Input<typeof search>, 'q' | 'cursor'>

/** One `operator:value` as it was typed. `value` is empty while it is being typed. */
export interface Token {
  operator: Operator
  value: string
  start: number
  end: number
}

/** Something an operator may be given: what is written behind the colon, and what it is called. */
export interface Choice {
  value: string
  name: string
  filter: Filters
}

/** What was typed, as it is asked: words, filters, and what means nothing here. */
export interface Reading {
  words: string
  filters: Filters
  tokens: Token[]
  /** `unknown`: there is nothing of that name; `several`: it may be any of these; `empty`: nothing stands there yet. */
  problems: { token: Token; why: 'unknown' | 'several' | 'empty'; choices: Choice[] }[]
}

const shape = new RegExp(String.raw`(?<!\S)(${operators.join('|')}):(?:"([^"]*)"?|“([^”]*)”?|(\S*))`, 'giu')

export function read(typed: string, directory: Directory): Reading {
  const tokens = [...typed.matchAll(shape)].map(({ 0: all, 1: operator, 2: a, 3: b, 4: c, index }): Token => {
    const value = (a ?? b ?? c ?? '').trim()
    return { operator: operator!.toLowerCase() as Operator, value, start: index, end: index + all.length }
  })
  const reading: Reading = {
    words: typed.replace(shape, ' ').replace(/\s+/g, ' ').trim(),
    filters: {},
    tokens,
    problems: [],
  }
  for (const token of tokens) {
    const choices = token.value ? meant(token.operator, token.value, directory) : []
    if (choices.length === 1) Object.assign(reading.filters, choices[0]!.filter)
    else reading.problems.push({ token, why: !token.value ? 'empty' : choices.length ? 'several' : 'unknown', choices })
  }
  return reading
}

/** The same text with another value, or without this operator. */
export function withOperator(typed: string, operator: Operator, value: string | undefined): string {
  const rest = typed.replace(shape, (all, name: string) => (name.toLowerCase() === operator ? '' : all))
  const said = value && `${operator}:${/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`
  return [rest.replace(/\s+/g, ' ').trim(), said].filter(Boolean).join(' ')
}

/** What may stand behind the operator that is being typed at the end of the text. */
export function completions(
  typed: string,
  directory: Directory,
): { operator: Operator; choices: Choice[] } | undefined {
  const last = read(typed, directory).tokens.at(-1)
  if (!last || last.end < typed.length) return undefined
  const fitting = choicesOf(last.operator, directory).filter(
    ({ value, name }) => value !== last.value && (!last.value || finds(last.value, [value, name])),
  )
  const isSaid = meant(last.operator, last.value, directory).length === 1 && typed.endsWith('"')
  return isSaid || !fitting.length ? undefined : { operator: last.operator, choices: fitting.slice(0, 6) }
}

function meant(operator: Operator, value: string, directory: Directory): Choice[] {
  if (operator === 'after' || operator === 'before') return dated(operator, value)
  const choices = choicesOf(operator, directory)
  const same = choices.filter((choice) =>
    [choice.value, choice.name].some((one) => one.toLowerCase() === value.toLowerCase()),
  )
  return same.length ? same.slice(0, 1) : choices.filter((choice) => finds(value, [choice.value, choice.name]))
}

/** `2024`, `2024-03` and `2024-03-31`, or `31.3.2024`: from the first day of it. */
function dated(operator: 'after' | 'before', value: string): Choice[] {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\.?$/.exec(value) ?? []
  const [y = '', m = '1', d = '1'] = year
    ? [year, month, day]
    : (/^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(value) ?? []).slice(1)
  const at = new Date(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}T00:00:00Z`)
  if (!y || Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(d)) return []
  const on = at.toISOString().slice(0, 10)
  return [{ value: on, name: on, filter: operator === 'after' ? { since: on } : { until: on } }]
}

/** All there is to choose from; nothing for dates. */
export function choicesOf(operator: Operator, directory: Directory): Choice[] {
  const { taxonomy, peopleList, memberList, channelList } = directory
  const slugs = (all: { slug: string; name: string }[], filter: (slug: string) => Filters) =>
    all.map(({ slug, name }) => ({ value: slug, name, filter: filter(slug) }))
  switch (operator) {
    case 'from':
      return peopleList.map(({ id, name }) => ({ value: name, name, filter: { authorId: id } }))
    case 'member':
      return memberList.map(({ id, code, name }) => ({ value: code, name, filter: { memberId: id } }))
    case 'in':
      return channelList.map(({ id, slug, name }) => ({ value: slug, name, filter: { channelId: id } }))
    case 'topic':
      return slugs(taxonomy.topicGroups.flatMap(({ topics }) => topics), (topic) => ({ topic })) // prettier-ignore
    case 'place':
      return slugs(taxonomy.places, (place) => ({ place }))
    case 'label':
      return labels.map((label) => ({ value: label, name: label, filter: { label } }))
    case 'is':
      return threadStates.map((is) => ({ value: is, name: is, filter: { is } }))
    case 'has':
      return [{ value: 'file', name: 'file', filter: { hasFile: true } }]
    default:
      return []
  }
}
