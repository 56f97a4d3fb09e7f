import type { Effect } from './effects'

const toReaders = { place: 'document.saved' }

export const effectsOfDocuments: Record<string, Effect> = {
  addDocument: { changes: 'channels documents files', tells: toReaders, audit: 'document.add' },
  editDocument: { changes: 'channels documents', tells: toReaders, audit: 'document.edit' },
  removeDocument: { changes: 'channels documents', tells: { place: 'document.removed' }, audit: 'document.remove' },
  restoreDocument: { changes: 'channels documents', tells: toReaders, audit: 'document.restore' },
}
