import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { ReportReason } from '../../contract/kinds'
import type { Database } from '../database'
import { appendActs } from '../queries/audit'
import { advanceChannel } from '../queries/channels'
import { insertHeldPost } from '../queries/heldPosts'
import { updatePost } from '../queries/posts'
import { insertReport, saveComplaint } from '../queries/reports'
import { advanceThread, findThreadAndChannel } from '../queries/threads'
import { posts } from '../schema/posts'
import { threads } from '../schema/threads'
import type { Cast } from './demoCast'
import { moment } from './demoTime'

/** What waits for those who keep order: a post that names somebody, one in the wrong place, and one of somebody new. */
export async function seedDemoModeration(db: Database, cast: Cast) {
  const named = { title: 'When is a resident of a care home de facto detained?', by: 'arta' }
  await report(db, cast, named, 'names', 'jasna', '1d 20:10', 'It says what the nurse is called.')
  const misplaced = {
    title: 'Electrical discharge weapons in cells and psychiatric wards: allowed, recorded, your position',
    by: 'toma',
  }
  await report(db, cast, misplaced, 'place', 'lovro', '3d 09:30', 'Half of this is for the medical group.')
  await insertHeldPost(db, {
    ...{ id: randomUUID(), threadId: randomUUID(), isQuestion: true, authorId: cast.ids.get('zdravko')! },
    channelId: cast.channels.get('consultations')!.id,
    createdAt: moment('1d 09:40', cast.now),
    title: 'A first visit to a small police station: what do you look at first?',
    text: `We begin with our first visits next month, two of us and half a day each time.

What do you always look at, however little time there is? And what do you leave for the second visit?`,
    places: ['police'],
    topics: ['registers'],
    fileIds: [],
  })
}

async function report(
  db: Database,
  { ids, now }: Cast,
  { title, by }: { title: string; by: string },
  reason: ReportReason,
  reporter: string,
  ago: string,
  note: string,
) {
  const [found] = await db
    .select({ postId: posts.id, threadId: posts.threadId, number: posts.number })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(threads.title, title), eq(posts.authorId, ids.get(by)!)))
  const { postId, threadId, number } = found!
  const [id, at] = [randomUUID(), moment(ago, now)]
  const isQuarantine = reason === 'names'
  await insertReport(db, { id, postId, createdAt: at, changedAt: at, quarantined: isQuarantine })
  await saveComplaint(db, { id: randomUUID(), reportId: id, personId: ids.get(reporter)!, reason, note, at })
  if (!isQuarantine) return
  const { thread, channel } = (await findThreadAndChannel(db, threadId))!
  const { revision } = await advanceThread(db, thread, { gone: { add: number } })
  await updatePost(db, postId, { hidden: true, revision })
  await advanceChannel(db, channel.id, threadId)
  const about = { channelId: channel.id, threadId, postId }
  await appendActs(db, [
    { at, actorId: null, act: 'post.hide', groupId: channel.groupId, about, details: { quarantine: true } },
  ])
}
