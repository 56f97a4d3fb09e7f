import { isPlain, plainValues, type QuestionKind } from './kinds'

/** What a value answers. Page and server ask the same lines before an answer is released. */

/** What can be said to a sub-question of any kind. */
export const elsewise = plainValues.slice(3)

/** Whether a value answers a sub-question as it is put now. */
export function fits({ kind, options }: Asked, value: string) {
  if (value.trim() === '') return true
  if (kind === 'yes') return isPlain(value)
  if ((elsewise as string[]).includes(value)) return true
  if (kind === 'choice') return options.includes(value)
  return kind === 'number' && /^-?\d+([.,]\d+)?$/.test(value.trim())
}

/** How a number can be meant: people write a comma or a point, and some put one between thousands. */
export function readingsOf(value: string): string[] {
  const [, whole, part] = /^(-?[1-9]\d{0,2})[.,](\d{3})$/.exec(value.trim()) ?? []
  return whole && part ? [`${whole}${part}`, `${whole}.${part}0`] : [withPoint(value)]
}

/** A number as it is kept: `2,5` as `2.5`. Anything else as it is. */
export const withPoint = (value: string) => value.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2')
export const numberOf = (value: string) => Number(withPoint(value))

interface Asked {
  kind: QuestionKind
  options: string[]
}
/** How often each value was given, in the order of the question; of numbers, the plain values only. */
export function timesOf(question: Asked, values: string[]) {
  const always: string[] = question.kind === 'yes' ? plainValues.slice(0, 3) : []
  const given = values.filter((value) => value && (isPlain(value) || question.kind !== 'number'))
  const all = [...new Set([...always, ...given])].sort((a, b) => compareValues(question, a, b))
  return all.map((value) => ({ value, times: values.filter((each) => each === value).length }))
}

export function compareValues({ kind, options }: Asked, a: string, b: string) {
  if (isPlain(a) || isPlain(b)) return rank(plainValues, a) - rank(plainValues, b)
  if (kind === 'number') return numberOf(a) - numberOf(b)
  return rank(options, a) - rank(options, b) || a.localeCompare(b)
}
/** What is in no list: numbers before plain values, options that are not offered any more after those that are. */
function rank(values: readonly string[], value: string) {
  const at = values.indexOf(value)
  return at < 0 && values !== plainValues ? values.length : at
}
