import { mentionPattern, redactionMark } from './markup'

/** A run of a text, by the place of its first letter and the one after its last. */
export interface Run {
  start: number
  end: number
}

/** Whether words can be looked for: at least one letter or number stands in them. */
export const isPassage = (words: string) => piecesOf(words).some(({ piece }) => isWord.test(piece))

/** The whole words of a passage, the longest first: what holds it, holds all of these. */
export const wordsOf = (words: string) =>
  [...new Set(piecesOf(words).map(({ piece }) => piece))]
    .filter((piece) => isWord.test(piece))
    .sort((a, b) => b.length - a.length)

/**
 * Where a passage stands in a text, word for word: written large or small, over other lines, within a quotation (`> `) and
 * whatever is bold or slanted of it. Its beginning, too, where a quotation was cut off in the midst of it (` …`).
 * `reach`: how much goes with it; `asItStands` for texts without Markdown, which may be long.
 */
export function findPassage(text: string, words: string, reach = whole): Run[] {
  const [wanted, there] = [piecesOf(words).map(({ piece }) => piece), piecesOf(text)]
  const runs: Run[] = []
  if (!isPassage(words)) return runs
  for (let at = 0; at < there.length; at++) {
    let length = 0
    while (length < wanted.length && there[at + length]?.piece === wanted[length]) length++
    if (length < wanted.length && !(length && isCutOff(text, there, at + length))) continue
    const last = there[at + length - 1]!
    runs.push(reach(text, { start: there[at]!.start, end: last.end }))
    at += length - 1
  }
  return runs
}

export const asItStands = (_text: string, run: Run): Run => run

/** A text without a passage. Where the mark would make it longer than it may be, a shorter one stands for it. */
export function redact(text: string, words: string, most = Infinity, reach = whole): string {
  const runs = findPassage(text, words, reach)
  if (!runs.length) return text
  const by = (mark: string) => {
    let [result, from] = ['', 0]
    for (const { start, end } of runs) {
      // One that is within another, or right behind it, is one with it.
      const between = text.slice(from, start)
      if (start >= from) result += result.endsWith(mark) && !between.trim() ? '' : between + mark
      from = Math.max(from, end)
    }
    return result + text.slice(from)
  }
  const redacted = by(redactionMark)
  return redacted.length > most ? by('█') : redacted
}

/** The same for whatever holds texts. */
export function redactDeep<T>(value: T, words: string): T {
  if (typeof value === 'string') return redact(value, words) as T
  if (Array.isArray(value)) return value.map((each) => redactDeep(each as unknown, words)) as T
  if (!value || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, redactDeep(each as unknown, words)]),
  ) as T
}

/** Whether what was taken out of a text is still marked in another. */
export const keepsMarks = (before: string, after: string) => marksIn(after) >= marksIn(before)
const marksIn = (text: string) => text.split(redactionMark).length

/** Words, and signs one by one; without spaces and what only lays text out. */
const piecesOf = (text: string) =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}>*_~`\\]/gu)].map(({ 0: found, index: start }) => ({
    piece: found.normalize('NFC').toLowerCase(),
    start,
    end: start + found.length,
  }))
const isWord = /[\p{L}\p{N}]/u

function isCutOff(text: string, there: ReturnType<typeof piecesOf>, at: number) {
  const next = there[at]
  if (next?.piece !== '…' || !/^[^\S\n]*(\n|$)/.test(text.slice(next.end))) return false
  return text
    .slice(text.lastIndexOf('\n', next.start) + 1)
    .trimStart()
    .startsWith('>')
}

/** Of a mention nothing may stay, for it shows the person's name; of a link that is not taken as a whole, neither. */
function whole(text: string, { start, end }: Run): Run {
  for (const pattern of [mentionPattern, /\[([^\]\n]*)\]\([^)\n]*\)/g]) {
    for (const { 0: found, 1: label = '', index } of text.matchAll(pattern)) {
      const [from, to] = [index, index + found.length]
      const isWithinLabel = pattern !== mentionPattern && start > from && end <= from + 1 + label.length
      if (end <= from || start >= to || isWithinLabel) continue
      ;[start, end] = [Math.min(start, from), Math.max(end, to)]
    }
  }
  return paired(text, { start, end })
}

/** With the mark (`**`) whose other half goes with the words. */
function paired(text: string, { start, end }: Run): Run {
  for (const mark of ['**', '__', '~~', '*', '_', '`']) {
    const isHalf = text.slice(start, end).split(mark).length % 2 === 0
    if (isHalf && text.slice(0, start).endsWith(mark)) start -= mark.length
    else if (isHalf && text.startsWith(mark, end)) end += mark.length
  }
  return { start, end }
}
