import type { Compilation } from './compilation'
import { printable } from './words'

/** A consultation as a workbook. What writes it is loaded when it is first asked for. */
export async function toXlsx(compilation: Compilation): Promise<Buffer> {
  const { write } = await import('./xlsxBook')
  return write(printable(compilation))
}
