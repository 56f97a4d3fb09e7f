/** How many slips of the keyboard a word of that many letters is forgiven. */
export const slipsIn = (letters: number) => (letters < 4 ? 0 : letters < 8 ? 1 : 2)

/** How many letters were left out, put in, taken for others or swapped with the next between two words. */
export function slipsBetween(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)]
  let [last, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + Number(a[i - 1] !== b[j - 1])
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, changed, isSwapped ? last[j - 2]! + 1 : Infinity))
    }
    ;[last, row] = [row, next]
  }
  return row[b.length]!
}
