import { signedIn, type Row } from './cells'

export const files: Row[] = [
  ['uploadFile', '', signedIn],
  ['discardFile', 'one of someone else, which stays', signedIn],
  ['readFile', 'network', signedIn],
  ['readFile', 'legal', '?0++000?'],
  ['readFile', 'full', '?+++++0?'],
  ['readFile', 'network, removed', '?000000?'],
  ['readFile', 'loose, of someone else', '?000000?'],
]
