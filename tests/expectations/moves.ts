import type { Row } from './cells'

export const moves: Row[] = [
  ['moveThread', 'network', '? ---- ++ --0 -- ??'],
  ['moveThread', 'legal', '? 00-+ 00 0-0 00 ??'],
  ['moveThread', 'full', '? ---- ++ 000 0- ??'],
]
