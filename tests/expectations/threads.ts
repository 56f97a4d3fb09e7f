import { full, legal, network, signedIn, type Row } from './cells'

export const threads: Row[] = [
  ['listThreads', '', signedIn],
  ['listThreads', 'network', network],
  ['listThreads', 'legal', legal],
  ['listThreads', 'full', full],
  ['startThread', 'network', network],
  ['startThread', 'announcements', '? ---- ++ --0 -- ??'],
  ['startThread', 'legal', legal],
  ['startThread', 'full', full],
  ['openThread', 'network', network],
  ['openThread', 'legal', legal],
  ['openThread', 'full', full],
  ['editThread', 'network', '? +--- ++ --0 -- ??'],
  ['editThread', 'legal', '? 00++ 00 0-0 00 ??'],
  ['editThread', 'full', '? +--- ++ 000 0- ??'],
  ...['listPosts', 'searchThread'].flatMap((name): Row[] => [
    [name, 'network', network],
    [name, 'legal', legal],
    [name, 'full', full],
  ]),
]
