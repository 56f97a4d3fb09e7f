import type { Row } from './cells'

const orderly = ['hideThread', 'restoreThread', 'removeThread']

export const removals: Row[] = [
  ...orderly.map((name): Row => [name, 'network', '? ---- ++ --0 -- ??']),
  ...orderly.map((name): Row => [name, 'legal', '? 00-+ 00 0-0 00 ??']),
  ...orderly.map((name): Row => [name, 'full', '? ---- ++ 000 0- ??']),
]
