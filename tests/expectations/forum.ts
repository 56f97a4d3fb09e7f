import { full, legal, network, noOne, signedIn, type Row } from './cells'

export const forum: Row[] = [
  ['openForum', '', signedIn],
  ['listChanges', 'the directory', network],
  ['listChanges', 'oneself', signedIn],
  ['listChanges', 'someone else', noOne],
  ['listChanges', 'channel network', network],
  ['listChanges', 'channel legal', legal],
  ['listChanges', 'channel full', full],
  ['listChanges', 'group legal', legal],
  ['listChanges', 'thread network', network],
  ['listChanges', 'thread legal', legal],
  ['listChanges', 'thread full', full],
]
