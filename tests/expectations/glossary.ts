import { signedIn, type Row } from './cells'
import { effects } from './effects'

const moderators = '? ---- ++ --- -- ??'
/** Guests do not know what is suggested. */
const suggestion = '? ---- ++ --0 -- ??'
const own = '? ++++ ++ ++0 ++ ??'

export const glossary: Row[] = [
  ['listTerms', '', signedIn],
  ['suggestTerm', 'a new term', '? ++++ ++ ++- ++ ??'],
  ['suggestTerm', 'an equivalent', '? ++++ ++ ++- ++ ??'],
  ['editTerm', 'a suggestion', suggestion],
  ['editTerm', 'oneself', own],
  ['editTerm', 'an accepted term', moderators],
  ['acceptTerm', 'a suggestion', moderators],
  [
    ...(['acceptTerm', 'an equivalent', moderators] as const),
    { ...effects['acceptTerm'], tells: { directory: 'term.removed term.saved' } },
  ],
  ['reviewTerm', 'an accepted term', moderators],
  ['removeTerm', 'a suggestion', suggestion],
  ['removeTerm', 'oneself', own],
  ['restoreTerm', 'a suggestion', suggestion],
  ['restoreTerm', 'oneself', own],
  ['restoreTerm', 'an accepted term', suggestion],
  ['removeTerm', 'an accepted term', moderators, { ...effects['removeTerm'], byOthers: { audit: 'term.remove' } }],
]
