import { noOne, type Row } from './cells'

export const audit: Row[] = [
  ['listAudit', 'the house', '? 0000 0+ 000 00 ??'],
  ['listAudit', 'legal', '? 000+ 00 000 00 ??'],
  ['listAudit', 'medical', noOne],
]
