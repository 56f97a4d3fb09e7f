import type { Forum as Loaded } from '../../contract/forum'
import type { Forum } from './forum.svelte'

/** Hands what a page starts from to the stores; what is not ours to see any more goes. */
export function fill(forum: Forum, loaded: Loaded) {
  const { directory, reads, threads } = forum
  directory.fill(loaded)
  loaded.marks.forEach((mark) => reads.keep(mark))
  loaded.threads.forEach((thread) => threads.keep(thread))
  forum.mentions.fill(loaded.mentions, loaded.revisions[`person:${loaded.me.personId}`] ?? 0)
  threads.keepOnly(new Set(loaded.channels.map((channel) => channel.id)))
  forum.reaches.fill(loaded.asked)
  forum.announcements.fill(loaded)
  void forum.library?.refresh()
  void forum.glossary?.load().catch(() => undefined)
  forum.administration.keepOnly(new Set(directory.groupsToLookInto), loaded.revisions)
}

/** Empties all that belongs to a person, but not what they were writing. */
export function forget(forum: Forum) {
  const { directory, announcements, reaches, threads, posts, presences, files, search } = forum
  const { reads, drafts, mentions, moderation, account, administration, answerDrafts, consultations, desk } = forum
  const shared = [directory, announcements, reaches, threads, consultations, posts, presences, files, search]
  const ofOne = [reads, drafts, mentions, moderation, account, administration, answerDrafts, desk]
  for (const store of [...shared, ...ofOne]) store.clear()
  forum.library?.clear()
  forum.glossary = undefined
}
