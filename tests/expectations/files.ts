import { full, legal, network, noOne, signedIn, type Row } from './cells'

export const files: Row[] = [
  ['uploadFile', '', signedIn],
  ['discardFile', 'one of someone else, which stays', signedIn],
  ['readFile', 'network', network],
  ['readFile', 'legal', legal],
  ['readFile', 'full', full],
  ['readFile', 'network, removed', noOne],
  ['readFile', 'loose, of someone else', noOne],
]
