import { textOf, type Run } from './blocks'

/**
 * How wide the columns of a table are, in parts of all, by what stands in them. By the root: four times the text wants
 * twice the width and may have twice the lines. What cannot be broken, a date or a code, must fit in any case.
 */
export function widthsFor(rows: Run[][][]): number[] {
  const columns = Math.max(...rows.map((cells) => cells.length))
  return Array.from({ length: columns }, (_, column) => {
    // A cell that spans the rest says nothing about its own column.
    const texts = rows.filter((cells) => cells.length === columns).map((cells) => textOf(cells[column]!))
    const longest = Math.max(...texts.map((text) => text.length))
    const longestWord = Math.max(...texts.flatMap((text) => text.split(/\s/)).map((word) => word.length))
    return Math.min(most, Math.max(least, Math.sqrt(longest), longestWord * 0.65))
  })
}
const [least, most] = [5.5, 15]
