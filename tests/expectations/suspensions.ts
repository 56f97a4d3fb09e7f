import type { Row } from './cells'

export const suspensions: Row[] = [
  ['listSuspensions', '', '? ---- ++ --- -- ??'],
  ['suspendPerson', 'someone else', '? ---- ++ --- -- ??'],
  ['suspendPerson', 'the secretariat', '? ---- -+ --- -- ??'],
  ['suspendPerson', 'oneself', '? ---- -- --- -- ??'],
  ['resumePerson', 'someone else', '? ---- ++ --- -- ??'],
  ['resumePerson', 'the secretariat', '? ---- -+ --- -- ??'],
]
