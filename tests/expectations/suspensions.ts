import type { Row } from './cells'
import { effects } from './effects'

export const suspensions: Row[] = [
  ['listSuspensions', '', '? ---- ++ --- -- ??'],
  ['suspendPerson', 'someone else', '? ---- ++ --- -- ??'],
  [
    'suspendPerson',
    'the secretariat',
    '? ---- -+ --- -- ??',
    { ...effects['suspendPerson'], changes: 'people sessions' },
  ],
  ['suspendPerson', 'oneself', '? ---- -- --- -- ??'],
  ['resumePerson', 'someone else', '? ---- ++ --- -- ??'],
  ['resumePerson', 'the secretariat', '? ---- -+ --- -- ??'],
]
