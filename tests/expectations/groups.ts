import { secretariat, type Row } from './cells'
import { effects } from './effects'

const convenor = '? ---+ -- --- -- ??'
const convenorOrSecretariat = '? ---+ -+ --- -- ??'

export const groups: Row[] = [
  ['listGroupPeople', 'legal', '? --++ -+ -+- -- ??'],
  ['makeGroup', '', secretariat],
  ['editGroup', 'medical', secretariat],
  ['admit', 'legal', convenorOrSecretariat],
  ['admit', 'legal, someone of the secretariat', convenor, { ...effects['admit'], tells: {} }],
  ['admit', 'medical', '? ---- -+ --- -- ??'],
  ['admit', 'medical, someone of the secretariat', '? ---- -- --- -- ??'],
  ['dismiss', 'legal', convenorOrSecretariat],
  ['dismiss', 'legal, someone of the secretariat', convenorOrSecretariat, { ...effects['dismiss'], tells: {} }],
  ['inviteToGroup', 'legal', convenor],
  ['inviteToGroup', 'medical', '? ---- -- --- -- ??'],
  ['listGroupInvitations', 'legal', convenor],
  ['listGroupInvitations', 'medical', '? ---- -- --- -- ??'],
  ['withdrawGroupInvitation', 'legal', convenor],
  ['withdrawGroupInvitation', 'medical', '? ---- -- --- -- ??'],
]
