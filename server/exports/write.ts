import type { ExportFormat } from '../../contract/kinds'
import type { Compilation } from './compilation'

export interface Order {
  format: ExportFormat
  compilation: Compilation
}

/** Each format comes with a library of its own, loaded when it is first asked for. */
export const writeDocument = ({ format, compilation }: Order): Promise<Buffer> => writers[format](compilation)

const writers: Record<ExportFormat, (compilation: Compilation) => Promise<Buffer>> = {
  docx: async (compilation) => (await import('./docx')).toDocx(compilation),
  xlsx: async (compilation) => (await import('./xlsx')).toXlsx(compilation),
  pdf: async (compilation) => (await import('./pdf')).toPdf(compilation),
}
