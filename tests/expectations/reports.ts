import { full, legal, network, noOne, signedIn, type Row } from './cells'

export const reports: Row[] = [
  ['reportPost', 'network', network],
  ['reportPost', 'network, removed', '? ---- -- --0 -- ??'],
  ['reportPost', 'legal', legal],
  ['reportPost', 'full', full],
  ['listReports', '', signedIn],
  ['assignReport', 'network', '? 0000 ++ 000 00 ??'],
  ['assignReport', 'legal', '? 000+ 00 000 00 ??'],
  ['assignReport', 'full', '? 0000 ++ 000 00 ??'],
  ['noteOnReport', 'network', '? 0000 ++ 000 00 ??'],
  ['noteOnReport', 'legal', '? 000+ 00 000 00 ??'],
  ['noteOnReport', 'full', '? 0000 ++ 000 00 ??'],
  ['decideReport', 'network', '? 0000 ++ 000 00 ??'],
  ['decideReport', 'legal', '? 000+ 00 000 00 ??'],
  ['decideReport', 'full', '? 0000 ++ 000 00 ??'],
  ['reopenReport', 'network', '? 0000 ++ 000 00 ??'],
  ['reopenReport', 'legal', '? 000+ 00 000 00 ??'],
  ['reopenReport', 'full', '? 0000 ++ 000 00 ??'],
  ['listOwnReports', '', signedIn],
  ['seeDecision', 'of someone else', noOne],
]
