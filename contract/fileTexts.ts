import type { FileType } from './limits'

/** Files in which the search finds words, too. */
export const textTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'text/plain',
] as const satisfies FileType[]
export type TextType = (typeof textTypes)[number]
