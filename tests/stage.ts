import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { findChannel } from '../db/queries/channels'
import { insertChannel } from '../db/queries/moves'
import { channels } from '../db/schema/channels'
import { threads } from '../db/schema/threads'
import { reachOf } from '../server/domain/moves'
import { openSessions } from '../server/session'
import { openForum, type TestForum } from './forum'
import { befall, joinAll, type Cast } from './principals'
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
} as const

/** All principals, and a thread of each kind with one post in it. */
export async function openStage(): Promise<Stage & { cast: Cast }> {
  const forum = await openForum()
  const cast = await joinAll(forum)
  const [stranger, spare] = [await forum.join('stranger'), await forum.join('spare')]
  const secretary = await forum.join('sue', { role: 'secretariat' })
  const stage = { forum, cast, stranger, secretary, writers: { spare }, channels: {}, threads: {}, posts: {} } as Stage
  for (const [place, [name, slug]] of Object.entries(places)) {
    const writer = (stage.writers[place] = cast[name]!)
    const channelId = (stage.channels[place] = writer.directory.channelBySlug(slug)!.id)
    const thread = (stage.threads[place] = randomUUID())
    const post = (stage.posts[place] = randomUUID())
    const words = { title: 'Title', text: 'Words.', places: [], topics: [], fileIds: [] }
    await ask(forum, 'startThread', { id: thread, postId: post, channelId, ...words }, writer.cookie)
  }
  const { id: alpha } = { id: cast.ada!.directory.actor!.memberId }
  await stands(stage, 'opened', await below(stage, 'network', { personIds: [cast.pia!.id] }))
  await stands(stage, 'narrowed', await below(stage, 'network', { memberIds: [alpha] }))
  await stands(stage, 'hidden', await below(stage, 'network', { moderatorsOnly: true }))
  await stands(stage, 'archived', await below(stage, 'network', { archived: true }))
  await stands(stage, 'moved', stage.channels['legal']!)
  await forum.db.update(threads).set({ locked: true }).where(eq(threads.id, stage.threads['locked']!))
  await befall(forum, cast)
  return { ...stage, cast }
}

/** A session for each question: some of them end one. */
export async function newCookie({ config, db }: TestForum, personId: string) {
  return (await openSessions(config).start(db, personId, 'Story', new Date())).split(';')[0]
}

/** A channel below that of a place, for other readers. Straight into the database: how it comes about are stories. */
async function below({ forum: { db }, channels }: Stage, place: string, other: Partial<Below>) {
  const parent = (await findChannel(db, channels[place]!))!
  const id = randomUUID()
  const made = { id, parentId: parent.id, slug: id, name: parent.name, position: parent.position }
  await insertChannel(db, { ...made, ...reachOf(parent), ...other })
  return id
}
type Below = typeof channels.$inferInsert & { memberIds: string[]; personIds: string[] }

async function stands(stage: Stage, place: string, channelId: string) {
  const { id, parentId } = (await findChannel(stage.forum.db, channelId))!
  const isHidden = place === 'hidden' && { hiddenFromId: stage.channels['network']! }
  const where = { channelId: id, topId: parentId ?? id, ...isHidden }
  await stage.forum.db.update(threads).set(where).where(eq(threads.id, stage.threads[place]!))
  stage.channels[place] = id
}
