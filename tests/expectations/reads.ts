import { signedIn, type Row } from './cells'

export const reads: Row[] = [
  ['markRead', 'network', signedIn],
  ['markRead', 'legal', '?0++000?'],
  ['markRead', 'full', '?+++++0?'],
  ['markUnread', 'network', signedIn],
  ['markUnread', 'legal', '?0++000?'],
  ['markUnread', 'full', '?+++++0?'],
]
