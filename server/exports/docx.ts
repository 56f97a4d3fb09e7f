import type { Compilation } from './compilation'
import { sectionsOf } from './sections'
import { printable } from './words'

/** A consultation as a Word document. What writes it is large, and loaded when it is first asked for. */
export async function toDocx(compilation: Compilation): Promise<Buffer> {
  const { pack } = await import('./docxPages')
  const texts = printable(compilation)
  return pack(texts, sectionsOf(texts))
}
