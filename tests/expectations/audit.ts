import { noOne, type Row } from './cells'
import { nothing } from './effects'

export const audit: Row[] = [
  ['listAudit', 'the house', '? 0000 0+ 000 00 ??', nothing],
  ['listAudit', 'legal', '? 000+ 00 000 00 ??'],
  ['listAudit', 'medical', noOne],
]
