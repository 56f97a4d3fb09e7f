import { full, legal, network, noOne, type Row } from './cells'

export const redactions: Row[] = [
  ['findOccurrences', 'network', '? ---- ++ --0 -- ??'],
  ['findOccurrences', 'legal', '? 00-+ 00 0-0 00 ??'],
  ['findOccurrences', 'full', '? ---- ++ 000 0- ??'],
  ['findOccurrences', 'narrowed', '? --00 0+ 000 00 ??'],
  ['redactPost', 'network', '? ---- ++ --0 -- ??'],
  ['redactPost', 'legal', '? 00-+ 00 0-0 00 ??'],
  ['redactPost', 'full', '? ---- ++ 000 0- ??'],
  ['redactPost', 'narrowed', '? --00 0+ 000 00 ??'],
  ['listRedactions', 'network', network],
  ['listRedactions', 'legal', legal],
  ['listRedactions', 'full', full],
  ['listRedactions', 'network, removed', noOne],
]
