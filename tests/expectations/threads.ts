import { signedIn, type Row } from './cells'

export const threads: Row[] = [
  ['listThreads', '', signedIn],
  ['listThreads', 'network', signedIn],
  ['listThreads', 'legal', '?0++000?'],
  ['listThreads', 'full', '?+++++0?'],
  ['startThread', 'network', signedIn],
  ['startThread', 'announcements', '?---++-?'],
  ['startThread', 'legal', '?0++000?'],
  ['startThread', 'full', '?+++++0?'],
  ['openThread', 'network', signedIn],
  ['openThread', 'legal', '?0++000?'],
  ['openThread', 'full', '?+++++0?'],
  ['editThread', 'network', '?+--++-?'],
  ['editThread', 'legal', '?0++000?'],
  ['editThread', 'full', '?+--++0?'],
  ['listPosts', 'network', signedIn],
  ['listPosts', 'legal', '?0++000?'],
  ['listPosts', 'full', '?+++++0?'],
]
