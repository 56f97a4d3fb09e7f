import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { labelOf } from '../contract/kinds'
import { findChannel } from '../db/queries/channels'
import { insertChannel } from '../db/queries/moves'
import { channels } from '../db/schema/channels'
import { threads } from '../db/schema/threads'
import { reachOf } from '../server/domain/moves'
import { openSessions } from '../server/session'
import { openForum, type Opening, type TestForum } from './forum'
import { befall, joinAll } from './principals'
import { ask, type Stage } from './requests'

/** Who wrote in each place, and in which channel it is; see tests/expectations.ts. */
const places = {
  network: ['ada', 'consultations'],
  full: ['ada', 'full-members'],
  legal: ['leo', 'legal'],
  announcements: ['mia', 'announcements'],
  opened: ['ada', 'consultations'],
  narrowed: ['ada', 'consultations'],
  hidden: ['ada', 'consultations'],
  locked: ['ada', 'consultations'],
  moved: ['ada', 'consultations'],
  archived: ['ada', 'consultations'],
  troika: ['leo', 'troika'],
} as const

/** All of them, and where the partner is the author: in the thread that is opened to her. */
export const placeNames = [...Object.keys(places), 'guest']

/** All principals, and a thread of each kind with one post in it. */
export async function openStage(opening: Opening = {}): Promise<Stage> {
  const forum = await openForum(opening)
  // Whose time is over has nothing any more, tidied away or not.
  await forum.app.house.ends.stop()
  const cast = await joinAll(forum)
  const [stranger, spare] = [await forum.join('stranger'), await forum.join('spare')]
  const [secretary, idle] = [
    await forum.join('sue', { role: 'secretariat' }),
    await forum.join('ida', { role: 'secretariat' }),
  ]
  const stage = {
    forum,
    cast,
    stranger,
    secretary,
    idle,
    writers: { spare },
    channels: {},
    threads: {},
    posts: {},
  } as Stage
  for (const [place, [name, slug]] of Object.entries(places)) {
    const writer = (stage.writers[place] = cast[name]!)
    const channelId = slug === 'troika' ? await troika(stage) : writer.directory.channelBySlug(slug)!.id
    stage.channels[place] = channelId
    const thread = (stage.threads[place] = randomUUID())
    const post = (stage.posts[place] = randomUUID())
    const words = { title: 'Title', text: 'Words.', places: [], topics: [], fileIds: [] }
    await ask(forum, 'startThread', { id: thread, postId: post, channelId, ...words }, writer.cookie)
  }
  const alpha = cast.ada!.directory.actor!.memberId
  await stands(stage, 'opened', await below(stage, 'network', { personIds: [cast.pia!.id] }))
  await letPartnerWrite(stage)
  await stands(stage, 'narrowed', await below(stage, 'network', { memberIds: [alpha] }))
  await stands(stage, 'hidden', await below(stage, 'network', { moderatorsOnly: true }))
  for (const place of ['full', 'legal', 'opened', 'narrowed', 'troika']) {
    stage.channels[`hidden ${place}`] = await below(stage, place, { moderatorsOnly: true })
  }
  await stands(stage, 'archived', await below(stage, 'network', { archived: true }))
  await stands(stage, 'moved', stage.channels['legal']!)
  await forum.db.update(threads).set({ locked: true }).where(eq(threads.id, stage.threads['locked']!))
  await befall(forum, cast)
  return stage
}

/** A session for each question: some of them end one. */
export async function newCookie({ config, db }: TestForum, personId: string) {
  return (await openSessions(config).start(db, personId, 'Story', new Date())).split(';')[0]
}

/** A channel of the house for those who are named: Ada leads, Leo is there too. */
async function troika({ forum: { db }, cast: { ada, leo } }: Stage) {
  const place = { id: randomUUID(), slug: 'troika', name: 'Troika', purpose: '', position: 99, parentId: null }
  const named = { personIds: [ada!.id, leo!.id], leadIds: [ada!.id], memberIds: [] }
  return (await insertChannel(db, { ...place, ...named, audience: 'persons' })).id
}

async function letPartnerWrite({ forum, cast, writers, channels, threads, posts }: Stage) {
  writers['guest'] = cast.pia!
  channels['guest'] = channels['opened']!
  const threadId = (threads['guest'] = threads['opened']!)
  const id = (posts['guest'] = randomUUID())
  await ask(forum, 'writePost', { id, threadId, parentId: null, text: 'Words.', fileIds: [] }, cast.pia!.cookie)
}

/** A channel below that of a place, for other readers. Straight into the database: how it comes about are stories. */
async function below({ forum: { db }, channels }: Stage, place: string, other: Partial<Below>) {
  const parent = (await findChannel(db, channels[place]!))!
  const id = randomUUID()
  const made = { id, parentId: parent.parentId ?? parent.id, slug: id, name: parent.name, position: parent.position }
  await insertChannel(db, { ...made, ...reachOf(parent), ...other })
  return id
}
type Below = typeof channels.$inferInsert & { memberIds: string[]; personIds: string[] }

async function stands(stage: Stage, place: string, channelId: string) {
  const channel = (await findChannel(stage.forum.db, channelId))!
  const { id, parentId } = channel
  const isHidden = place === 'hidden' && { hiddenFromId: stage.channels['network']! }
  const where = { channelId: id, topId: parentId ?? id, label: labelOf(channel), ...isHidden }
  await stage.forum.db.update(threads).set(where).where(eq(threads.id, stage.threads[place]!))
  stage.channels[place] = id
}
