import { limits } from '../contract/limits'
import type { Post } from '../contract/posts'
import type { Forum } from '../client/stores/forum.svelte'
import { libraryOf } from '../client/stores/library.svelte'
import { openGlossary } from '../client/stores/glossary.svelte'

/** Everything `mine` shows, as `source` has it; a fresh `source` first loads just that. */
export async function snapshot(mine: Forum, source: Forum) {
  const { directory, mentions } = source
  const lists = await Promise.all(mine.threads.lists.map((list) => listOf(list, mine, source)))
  const open = await Promise.all(
    mine.posts.all.map(async (thread) => [thread.id, await postsOf(thread.id, mine, source)]),
  )
  const known =
    source === mine ? mine.threads.all : await Promise.all(mine.threads.all.map(({ id }) => source.threads.load(id)))
  const groups = await Promise.all(
    mine.directory.memberships.map(async ({ groupId }) => [groupId, await groupOf(groupId, mine, source)]),
  )
  const shown = new Set(mine.threads.all.map(({ id }) => id))
  if (source !== mine) await source.moderation.load()
  return {
    moderation: [
      source.moderation.reports,
      source.moderation.hidden,
      source.moderation.suspended,
      source.moderation.own,
      source.heldPosts.waiting,
      source.heldPosts.own,
    ],
    members: byId(directory.members.all),
    people: byId(directory.people.all),
    groups: byId(directory.groups.all),
    channels: byId(directory.channels.all),
    glossary: await glossaryOf(mine, source),
    memberships: directory.memberships,
    chairs: directory.chairs,
    inGroups: Object.fromEntries(groups) as object,
    mentions: mentions.all,
    asked: source.reaches.asked,
    consents: mine.posts.all.map(({ id }) => source.reaches.openIn(id) ?? null),
    consultations: await Promise.all(mine.posts.all.map(({ id }) => consultationOf(id, mine, source))),
    library: mine.library && (await shelvesOf(mine, source)),
    desk: await deskOf(source, source !== mine),
    threads: byId(known.filter(({ id }) => shown.has(id))),
    unread: Object.fromEntries(known.map((thread) => [thread.title, source.reads.unreadNumbers(thread)])),
    lists,
    open: Object.fromEntries(open) as Record<string, Post[]>,
    unreadElsewhere: source.threads.all.filter((thread) => !shown.has(thread.id) && source.reads.unreadIn(thread)),
  }
}

/** The glossary, where it is open. */
async function glossaryOf(mine: Forum, source: Forum) {
  if (!mine.glossary) return null
  const glossary = openGlossary(source)
  if (source !== mine) await glossary.load()
  return byId(glossary.all)
}

/** What is asked in an open thread, all answers, the summary as one sees it, and the own seat. */
async function consultationOf(threadId: string, mine: Forum, { consultations, threads }: Forum) {
  if (consultations !== mine.consultations && threads.get(threadId)?.consultation) await consultations.load(threadId)
  return {
    asked: consultations.of(threadId) ?? null,
    answers: consultations.answersOf(threadId),
    summary: consultations.summaryOf(threadId) ?? null,
    seat: consultations.seatOf(threadId) ?? null,
  }
}

async function deskOf({ desk }: Forum, isFresh: boolean) {
  if (isFresh) await desk.load()
  const { threads: _threads, marks: _marks, ...rest } = desk.loaded ?? { threads: [], marks: [] }
  return rest
}

/** What stands in an open library, as far as it is shown. */
async function shelvesOf(mine: Forum, source: Forum) {
  const [shown, library] = [mine.library!, libraryOf(source)]
  if (source !== mine) {
    if (shown.filter) await library.show(shown.filter)
    while (library.state === 'partial' && library.entries.length < shown.entries.length) await library.more()
    const list = shown.documents.list && library.documents.show(shown.documents.list.filter)
    await list?.more()
    while (list?.state === 'partial' && list.documents.length < shown.documents.list!.documents.length)
      await list.more()
  }
  return { entries: library.entries, documents: library.documents.list?.documents }
}

/** Who is in one of one's groups, where that is shown, and what the group was told. */
async function groupOf(groupId: string, mine: Forum, source: Forum) {
  const isShown = mine.administration.peopleOf(groupId) !== undefined
  if (isShown && source !== mine) await source.administration.loadPeopleOf(groupId)
  return {
    people: isShown && source.administration.peopleOf(groupId),
    told: source.announcements.of(groupId).slice(0, limits.announcements),
  }
}

async function listOf(list: Forum['threads']['lists'][number], mine: Forum, source: Forum) {
  if (source === mine) return list.threads.map(({ id }) => id)
  const wanted = list.threads.length
  const fresh = source.threads.list(list.filter)
  do await fresh.more()
  while (fresh.state === 'partial' && fresh.threads.length < wanted)
  return fresh.threads.map(({ id }) => id)
}

/** The same run of posts that is shown: from its first to its last, or to the end where that is shown. */
async function postsOf(threadId: string, mine: Forum, source: Forum) {
  const shown = mine.posts.get(threadId)!
  if (source === mine || !shown.posts.length) return shown.posts
  const fresh = source.posts.open(threadId, shown.posts[0]!.id)
  while (fresh.state === 'loading') await new Promise((resolve) => setTimeout(resolve, 5))
  const last = shown.hasAfter ? shown.posts.at(-1)!.id : undefined
  while (fresh.hasAfter && !(last && fresh.get(last))) await fresh.more('after')
  const from = fresh.posts.findIndex((post) => post.id === shown.posts[0]!.id)
  const to = last ? fresh.posts.findIndex((post) => post.id === last) + 1 : undefined
  return fresh.posts.slice(shown.hasBefore ? from : 0, to)
}

const byId = <T extends { id: string }>(things: T[]) => [...things].sort((a, b) => a.id.localeCompare(b.id))
