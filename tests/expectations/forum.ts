import { signedIn, type Row } from './cells'

export const forum: Row[] = [
  ['openForum', '', signedIn],
  ['listChanges', 'the directory', signedIn],
  ['listChanges', 'oneself', signedIn],
  ['listChanges', 'someone else', '?000000?'],
  ['listChanges', 'channel network', signedIn],
  ['listChanges', 'channel legal', '?0++000?'],
  ['listChanges', 'channel full', '?+++++0?'],
  ['listChanges', 'thread network', signedIn],
  ['listChanges', 'thread legal', '?0++000?'],
  ['listChanges', 'thread full', '?+++++0?'],
]
