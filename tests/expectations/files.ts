import { full, legal, network, noOne, signedIn, type Row } from './cells'

export const files: Row[] = [
  ['uploadFile', '', signedIn],
  ['discardFile', 'one of someone else, which stays', signedIn],
  ['readFile', 'network', network],
  ['readFile', 'legal', legal],
  ['readFile', 'full', full],
  ['readFile', 'network, removed', noOne],
  ['readFile', 'network, of a document', network],
  ['readFile', 'legal, of a document', legal],
  ['readFile', 'full, of a document', full],
  ['readFile', 'network, of a document that was taken out', noOne],
  ['readFile', 'loose, of someone else', noOne],
]
