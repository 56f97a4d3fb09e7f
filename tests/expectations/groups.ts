import type { Row } from './cells'

export const groups: Row[] = [
  ['listGroupPeople', 'legal', '? --++ -+ -+- -- ??'],
  ['admit', 'legal', '? ---+ -+ --- -- ??'],
  ['admit', 'medical', '? ---- -+ --- -- ??'],
  ['dismiss', 'legal', '? ---+ -+ --- -- ??'],
]
