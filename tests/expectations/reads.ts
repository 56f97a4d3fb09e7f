import { full, legal, network, type Row } from './cells'

export const reads: Row[] = [
  ['markRead', 'network', network],
  ['markRead', 'legal', legal],
  ['markRead', 'full', full],
  ['markUnread', 'network', network],
  ['markUnread', 'legal', legal],
  ['markUnread', 'full', full],
]
