/** A run of text that stayed, came or went. */
export interface Run {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** More pairs than this are compared by lines instead of words: a text all of which changed is not worth the wait. */
const mostPairs = 4_000_000

/** What became of a text, word by word. */
export function difference(before: string, after: string): Run[] {
  const [a, b] = [words(before), words(after)]
  return a.length * b.length > mostPairs ? compare(lines(before), lines(after)) : compare(a, b)
}

const words = (text: string) => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

function compare(a: string[], b: string[]): Run[] {
  const common = longest(a, b)
  const runs: Run[] = []
  const add = (kind: Run['kind'], text: string) => {
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += text
    else runs.push({ kind, text })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      add('same', a[i++]!)
      j++
    } else if (j >= b.length || (i < a.length && common(i + 1, j) >= common(i, j + 1))) add('removed', a[i++]!)
    else add('added', b[j++]!)
  }
  return runs
}

/** The length of the longest common subsequence from two positions on. */
function longest(a: string[], b: string[]) {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [below, beside] = [table[(i + 1) * width + j]!, table[i * width + j + 1]!]
      table[i * width + j] = a[i] === b[j] ? table[(i + 1) * width + j + 1]! + 1 : Math.max(below, beside)
    }
  }
  return (i: number, j: number) => table[i * width + j] ?? 0
}
