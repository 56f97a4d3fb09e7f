import { signedIn, type Row } from './cells'

export const channels: Row[] = [
  ['listReaders', 'network', signedIn],
  ['listReaders', 'legal', '?0++000?'],
  ['listReaders', 'full', '?+++++0?'],
  ['readChannel', 'network', signedIn],
  ['readChannel', 'legal', '?0++000?'],
  ['readChannel', 'full', '?+++++0?'],
]
