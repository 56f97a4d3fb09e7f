import type { Effect } from './effects'

export const effectsOfTerms: Record<string, Effect> = {
  suggestTerm: { changes: 'house terms', tells: { directory: 'term.saved' } },
  editTerm: { changes: 'house terms', tells: { directory: 'term.saved' }, byOthers: { audit: 'term.edit' } },
  acceptTerm: { changes: 'house terms', tells: { directory: 'term.saved' }, audit: 'term.accept' },
  reviewTerm: { changes: 'house terms', tells: { directory: 'term.saved' }, audit: 'term.review' },
  removeTerm: { changes: 'house terms', tells: { directory: 'term.removed' }, byOthers: { audit: 'term.decline' } },
  restoreTerm: { changes: 'house terms', tells: { directory: 'term.saved' }, byOthers: { audit: 'term.restore' } },
}
