import { full, legal, network, noOne, signedIn, troika, type Row } from './cells'

/** By whoever keeps order in the channel, and nobody else who reads there. */
const keeping = ['addDocument', 'editDocument', 'removeDocument', 'restoreDocument']

export const documents: Row[] = [
  ['listLibrary', '', signedIn],
  ['listDocuments', '', signedIn],
  ['openDocument', 'network', network],
  ['openDocument', 'network, taken out', noOne],
  ['openDocument', 'full', full],
  ['openDocument', 'legal', legal],
  ['openDocument', 'troika', troika],
  ...keeping.map((name): Row => [name, 'network', '? ---- ++ --0 -- ??']),
  ...keeping.map((name): Row => [name, 'full', '? ---- ++ 000 0- ??']),
  // The secretariat runs the house without reading the groups.
  ...keeping.map((name): Row => [name, 'legal', '? 00-+ 00 0-0 00 ??']),
  ...keeping.map((name): Row => [name, 'troika', '? +0-0 00 000 00 ??']),
]
