import { signedIn, type Row } from './cells'

export const drafts: Row[] = [
  ['openDraft', '', signedIn],
  ['saveDraft', '', signedIn],
]
