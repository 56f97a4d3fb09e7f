import { signedIn, type Row } from './cells'

export const hiding: Row[] = [
  ['hidePost', 'network', '? ---- ++ --0 -- ??'],
  ['hidePost', 'legal', '? 00-+ 00 0-0 00 ??'],
  ['hidePost', 'full', '? ---- ++ 000 0- ??'],
  ['hidePost', 'narrowed', '? --00 0+ 000 00 ??'],
  ['showPost', 'network, hidden', '? ---- ++ --0 -- ??'],
  ['showPost', 'legal, hidden', '? 00-+ 00 0-0 00 ??'],
  ['showPost', 'full, hidden', '? ---- ++ 000 0- ??'],
  ['erasePost', 'network, hidden', '? ---- ++ --0 -- ??'],
  ['erasePost', 'legal, hidden', '? 00-+ 00 0-0 00 ??'],
  ['erasePost', 'full, hidden', '? ---- ++ 000 0- ??'],
  ['lookAtPost', 'network, hidden', '? +--- ++ --0 -- ??'],
  ['lookAtPost', 'network', '? ---- -- --0 -- ??'],
  ['lookAtPost', 'legal, hidden', '? 00++ 00 0-0 00 ??'],
  ['lookAtPost', 'full, hidden', '? +--- ++ 000 0- ??'],
  ['listHiddenPosts', '', signedIn],
]
