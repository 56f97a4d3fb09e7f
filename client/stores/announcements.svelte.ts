import type { Announcement } from '../../contract/announcements'
import type { Forum } from '../../contract/forum'
import { Shelf } from '../lib/shelf.svelte'

/** What one's groups were told of who is in them. */
export class Announcements {
  readonly #shelf = new Shelf<Announcement>((announcement) => announcement.id)

  keep(announcement: Announcement) {
    this.#shelf.keep(announcement)
  }

  /** What there is to know now: of groups one is not in any more there is nothing. */
  fill({ announcements, memberships }: Pick<Forum, 'announcements' | 'memberships'>) {
    const own = new Set(memberships.map(({ groupId }) => groupId))
    for (const { id, groupId } of this.#shelf.all) if (!own.has(groupId)) this.#shelf.drop(id)
    announcements.forEach((announcement) => this.keep(announcement))
  }

  /** The newest first. */
  of = (groupId: string) =>
    this.#shelf.all.filter((each) => each.groupId === groupId).sort((a, b) => b.version - a.version)

  clear() {
    this.#shelf.clear()
  }
}
