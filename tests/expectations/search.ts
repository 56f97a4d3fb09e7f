import { legal, signedIn, type Row } from './cells'

export const search: Row[] = [
  ['search', '', signedIn],
  ['search', 'legal', legal],
  ['listSimilar', '', signedIn],
]
