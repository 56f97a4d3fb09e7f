import type { Effect } from './effects'

const toBoth = { keepers: 'moderation.changed', author: 'moderation.changed' }

export const effectsOfHeld: Record<string, Effect> = {
  approvePost: {
    changes: 'channels held_posts people posts read_marks threads',
    tells: { ...toBoth, place: 'post.saved thread.saved', author: 'moderation.changed read.saved' },
    audit: 'post.approve',
  },
  refusePost: { changes: 'held_posts people', tells: toBoth, audit: 'post.refuse' },
  dropHeldPost: { changes: 'held_posts people', tells: toBoth, byOthers: { changes: '', tells: {} } },
  setHolding: {},
}
