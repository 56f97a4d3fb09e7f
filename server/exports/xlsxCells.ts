import type { CellObject } from 'write-excel-file/node'

export type Cell = CellObject | null

const longestText = 32_767

/**
 * Words, whatever they begin with. A formula is a cell of another kind (`<f>`), which is never written here: in one of
 * this kind `=1+1` is four characters for every program that opens it. No apostrophe or blank is put before it, as is
 * done in CSV, which has no kinds; it would stand in the text.
 */
export const words = (text: string, more: Partial<CellObject> = {}): CellObject => ({
  ...{ type: String, value: asTyped(text.slice(0, longestText)), wrap: true, alignVertical: 'top' },
  ...more,
})

/** A number where it is nothing else, but for its unit, which stands in the head; otherwise as it was said. */
export function valueCell(value: string, unit: string, more: Partial<CellObject> = {}): CellObject {
  const bare = unit && value.endsWith(unit) ? value.slice(0, -unit.length).trim() : value.trim()
  // No more digits than a sheet keeps, and no zeros in front: that is a number of a file or a law.
  if (!/^-?(0|[1-9]\d{0,13})(\.\d{1,10})?$/.test(bare)) return words(value, more)
  return { type: Number, value: Number(bare), alignVertical: 'top', align: 'left', ...more }
}

/** `day`: `2026-11-28`. A date that sorts, written as a person writes it. */
export function dayCell(day: string | null): Cell {
  const value = new Date(`${day}T00:00:00Z`)
  if (!day || Number.isNaN(value.getTime())) return words(day ?? '')
  return { type: Date, value, format: 'd mmm yyyy', alignVertical: 'top', align: 'left' }
}

/** A sheet reads `_x0041_` as a letter written by number; and the writer keeps texts by name, some of which are taken. */
function asTyped(text: string) {
  const escaped = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  return escaped in {} ? `${escaped} ` : escaped
}
