import { full, legal, network, type Row } from './cells'

const orderly = ['splitThread', 'mergeThread', 'previewMerge']

export const transfers: Row[] = [
  ...orderly.map((name): Row => [name, 'network', '? ---- ++ --0 -- ??']),
  ...orderly.map((name): Row => [name, 'legal', '? 00-+ 00 0-0 00 ??']),
  ...orderly.map((name): Row => [name, 'full', '? ---- ++ 000 0- ??']),
  ['locatePost', 'network', network],
  ['locatePost', 'legal', legal],
  ['locatePost', 'full', full],
]
