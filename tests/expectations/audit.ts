import type { Row } from './cells'

export const audit: Row[] = [
  ['listAudit', 'the house', '?0000+0?'],
  ['listAudit', 'legal', '?00+000?'],
  ['listAudit', 'medical', '?000000?'],
]
