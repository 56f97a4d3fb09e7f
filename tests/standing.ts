import { eq } from 'drizzle-orm'
import { threads } from '../db/schema/threads'
import type { Stage } from './requests'

/** Where its author cannot write any more: so the test lets them write before the thread came there. */
const shut = ['hidden', 'locked', 'moved', 'archived']
const below = [...shut, 'opened', 'narrowed']

/** Where a thread of a place begins: what is below another channel comes there from its list. */
export const beginsIn = (place: string) => (below.includes(place) ? 'network' : place)

/** Who keeps order in a place, besides whoever wrote there. */
export const keeperIn = ({ cast }: Stage, place: string) =>
  ({ legal: cast.cora!, moved: cast.cora!, troika: cast.ada!, narrowed: cast.sam! })[place] ?? cast.mia!

/** Does something with a thread as it was when its author could write in it, and puts it back where it stands. */
export async function asItBegan<T>(stage: Stage, place: string, threadId: string, work: () => Promise<T>) {
  if (!shut.includes(place)) return work()
  const now = await standingOf(stage, threadId)
  await stand(stage, threadId, await standingOf(stage, stage.threads['network']!))
  const result = await work()
  await stand(stage, threadId, now)
  return result
}

/** Puts a thread where the one of a place stands. */
export const standLike = async (stage: Stage, threadId: string, place: string) =>
  stand(stage, threadId, await standingOf(stage, stage.threads[place]!))

const { channelId, topId, label, hiddenFromId, locked } = threads

async function standingOf({ forum: { db } }: Stage, threadId: string) {
  const columns = { channelId, topId, label, hiddenFromId, locked }
  const [row] = await db.select(columns).from(threads).where(eq(threads.id, threadId))
  return row!
}

const stand = ({ forum: { db } }: Stage, threadId: string, standing: Partial<typeof threads.$inferInsert>) =>
  db.update(threads).set(standing).where(eq(threads.id, threadId))
