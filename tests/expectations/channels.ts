import { full, legal, network, secretariat, type Row } from './cells'
import { effects } from './effects'

const toFull = { full: 'forum.changed', stranger: 'forum.changed' }

export const channels: Row[] = [
  ['makeChannel', 'the house', secretariat, { ...effects['makeChannel'], tells: toFull }],
  ['makeChannel', 'legal', '? ---+ -- --- -- ??'],
  ['makeChannel', 'medical', '? ---- -- --- -- ??'],
  ['editChannel', 'network', '? ---- -+ --0 -- ??'],
  ['editChannel', 'full', '? ---- -+ 000 0- ??'],
  ['editChannel', 'legal', '? 00-+ 00 0-0 00 ??'],
  ['editChannel', 'troika', '? +0-0 00 000 00 ??'],
  ['nameForChannel', 'troika', '? +0-0 00 000 00 ??'],
  ['listLeaderless', '', secretariat],
  ['appointLead', 'troika', '? ---- -0 --- -- ??'],
  ['appointLead', 'leaderless', secretariat],
  ['appointLead', 'network', '? ---- -0 --- -- ??'],
  ['archiveChannel', 'network', '? ---- -+ --0 -- ??'],
  ['archiveChannel', 'legal', '? 00-+ 00 0-0 00 ??'],
  ['archiveChannel', 'troika', '? +0-0 00 000 00 ??'],
  ['reopenChannel', 'network', '? ---- -+ --0 -- ??'],
  ['reopenChannel', 'legal', '? 00-+ 00 0-0 00 ??'],
  ['reopenChannel', 'troika', '? +0-0 00 000 00 ??'],
  ['listReaders', 'network', network],
  ['listReaders', 'legal', legal],
  ['listReaders', 'full', full],
  ['readChannel', 'network', network],
  ['readChannel', 'legal', legal],
  ['readChannel', 'full', full],
]
