import { isPlain, plainValues, type QuestionKind } from './kinds'

/** What a value answers. Page and server ask the same lines before an answer is released. */

/** What can be said to a sub-question of any kind. */
export const elsewise = plainValues.slice(3)

/** Whether a value answers a sub-question as it is put now. */
export function fits({ kind, options }: { kind: QuestionKind; options: string[] }, value: string) {
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
