import { signedIn, type Row } from './cells'

export const search: Row[] = [
  ['search', '', signedIn],
  ['search', 'legal', '?0++000?'],
]
