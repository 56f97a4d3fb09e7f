import { full, legal, network, type Row } from './cells'

export const channels: Row[] = [
  ['listReaders', 'network', network],
  ['listReaders', 'legal', legal],
  ['listReaders', 'full', full],
  ['readChannel', 'network', network],
  ['readChannel', 'legal', legal],
  ['readChannel', 'full', full],
]
