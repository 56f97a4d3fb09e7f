import type { Row } from './cells'

const hiddenOnes = ['restoreThread', 'removeThread']

export const removals: Row[] = [
  ['hideThread', 'network', '? ---- ++ --0 -- ??'],
  ['hideThread', 'legal', '? 00-+ 00 0-0 00 ??'],
  ['hideThread', 'full', '? ---- ++ 000 0- ??'],
  ...hiddenOnes.map((name): Row => [name, 'network, hidden', '? 0000 ++ 000 00 ??']),
  ...hiddenOnes.map((name): Row => [name, 'legal, hidden', '? 000+ 00 000 00 ??']),
  ...hiddenOnes.map((name): Row => [name, 'full, hidden', '? 0000 ++ 000 00 ??']),
]
