import type { Aim } from '../contract/reaches'
import type { Someone } from './someone'

/** All who read in a channel, but for what is said otherwise. */
export const whole = (someone: Someone, slug: string, more: Partial<Aim> = {}): Aim => ({
  ...{ channelId: someone.directory.channelBySlug(slug)!.id, to: 'all', groupId: null },
  ...{ memberIds: [], guestIds: [], isPublic: false, ...more },
})
