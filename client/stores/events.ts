import type { Event } from '../../contract/events'
import { deskChanged } from './deskChanges'
import type { Forum } from './forum.svelte'

/** Hands every event to the store of its noun. */
export function keep(forum: Forum, event: Event): void {
  const { directory } = forum
  forum.library?.hear(event)
  switch (event.type) {
    case 'thread.saved':
      forum.threads.hear(event.thread)
      return forum.posts.get(event.thread.id)?.hear(event.thread)
    case 'thread.removed':
      return void forum.threadLeft(event)
    case 'posts.moved':
      return forum.posts.moved(event)
    case 'post.saved':
      // Guests do not follow the directory: they hear of somebody new when they read them.
      if (!directory.people.get(event.post.authorId)) void forum.reload()
      return forum.posts.keep(event.post)
    case 'note.saved':
      return void forum.posts.note(event.note)
    case 'consent.saved':
      return forum.reaches.hear(event.consent)
    case 'consultation.saved':
      return forum.consultations.hear(event.consultation)
    case 'answer.saved':
      return void forum.consultations.keepAnswer(event.answer)
    case 'summary.saved':
      return void forum.consultations.keepSummary(event.summary)
    case 'summary.removed':
      return forum.consultations.summaryLeft(event.threadId)
    case 'desk.changed':
      return void deskChanged(forum, event.draft)
    case 'document.saved':
    case 'document.removed':
      // The library's alone.
      return
    case 'channel.saved':
      return void directory.channels.keep(event.channel)
    case 'group.saved':
      return void directory.groups.keep(event.group)
    case 'groupPeople.saved':
      return forum.administration.keepPeople(event.groupPeople)
    case 'announcement.saved':
      return forum.announcements.keep(event.announcement)
    case 'member.saved':
      return void directory.members.keep(event.member)
    case 'term.saved':
      return forum.glossary?.keep(event.term)
    case 'term.removed':
      return forum.glossary?.drop(event.termId)
    case 'person.saved':
      return void directory.people.keep(event.person)
    case 'read.saved':
      return void forum.reads.keep(event.mark)
    case 'draft.saved':
      return forum.drafts.keep(event.draft)
    case 'mention.saved':
      return forum.mentions.keep(event.mention)
    case 'moderation.changed':
      return void forum.moderation.load()
    case 'forum.changed':
      return forum.accessChanged()
    default:
      event satisfies never
  }
}
