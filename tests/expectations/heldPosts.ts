import { secretariat, signedIn, type Row } from './cells'

export const heldPosts: Row[] = [
  ['listHeldPosts', '', signedIn],
  ['approvePost', 'network', '? 0000 ++ 000 00 ??'],
  ['approvePost', 'full', '? 0000 ++ 000 00 ??'],
  ['approvePost', 'legal', '? 000+ 00 000 00 ??'],
  ['refusePost', 'network', '? 0000 ++ 000 00 ??'],
  ['refusePost', 'full', '? 0000 ++ 000 00 ??'],
  ['refusePost', 'legal', '? 000+ 00 000 00 ??'],
  // Whoever throws away what is another's is told that it is done, and nothing is.
  ['dropHeldPost', 'network', signedIn],
  ['dropHeldPost', 'legal', signedIn],
  ['openHolding', '', secretariat],
  ['setHolding', '', secretariat],
]
