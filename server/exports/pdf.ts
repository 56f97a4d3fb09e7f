import type { Compilation } from './compilation'
import { sectionsOf } from './sections'
import { printable } from './words'

/** A consultation as a PDF. What sets it is large, and loaded when it is first asked for. */
export async function toPdf(compilation: Compilation): Promise<Buffer> {
  const { print } = await import('./pdfPages')
  const texts = printable(compilation)
  return print(texts, sectionsOf(texts))
}
