import { full, legal, narrowed, network, type Row } from './cells'

export const reaches: Row[] = [
  ['previewReach', 'network', network],
  ['previewReach', 'full', full],
  ['previewReach', 'legal', legal],
  ['previewThreadReach', 'network', network],
  ['previewThreadReach', 'legal', legal],
  ['previewThreadReach', 'opened', network],
  ['previewThreadReach', 'narrowed', narrowed],
  ['narrowThread', 'network', '? +--- ++ --0 -- ??'],
  ['narrowThread', 'legal', '? 00++ 00 0-0 00 ??'],
  ['narrowThread', 'opened', '? +--- ++ --- -- ??'],
  ['narrowThread', 'narrowed', '? +-00 0+ 000 00 ??'],
  // Of a thread of Ada's for her member alone, in which Ann wrote as well.
  ['askConsent', 'narrowed', '? +-00 0+ 000 00 ??'],
  ['previewConsent', 'narrowed', narrowed],
  ['answerConsent', 'narrowed', '? -+00 0- 000 00 ??'],
  ['withdrawConsent', 'narrowed', '? +-00 0+ 000 00 ??'],
]
