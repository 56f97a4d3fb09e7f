import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Ranges } from '../../contract/common'
import type { Database } from '../database'
import { notes } from '../schema/notes'
import { mentions, posts } from '../schema/posts'
import { redactions } from '../schema/redactions'
import { drafts, readMarks } from '../schema/reads'
import { threads } from '../schema/threads'
import type { DraftRow } from './drafts'

/** Where each post of some threads stands. */
export const listPlaces = (db: Database, threadIds: string[]) =>
  db
    .select({
      ...{ id: posts.id, threadId: posts.threadId, parentId: posts.parentId, number: posts.number },
      ...{ authorId: posts.authorId, createdAt: posts.createdAt },
    })
    .from(posts)
    .where(inArray(posts.threadId, threadIds))

/** Beyond every number there is: nothing stands in the way while places are exchanged. */
const aside = 1_000_000

/** Gives posts the places they have from now on in a thread; those it has are named too, if any of them changes. */
export async function placePosts(
  db: Database,
  threadId: string,
  placed: { id: string; parentId: string | null; root: number; number: number }[],
  revision: number,
) {
  const stepAside = { number: sql`number + ${aside}`, root: sql`root + ${aside}` }
  await db.update(posts).set(stepAside).where(eq(posts.threadId, threadId))
  const places = JSON.stringify(placed.map(({ id, parentId, root, number }) => ({ id, parentId, root, number })))
  await db.execute(sql`
    update posts set thread_id = ${threadId}, parent_id = place."parentId", root = place.root, number = place.number,
      revision = ${revision}
    from json_to_recordset(${places}::json) as place(id uuid, "parentId" uuid, root int, number int)
    where posts.id = place.id`)
}

/** What was taken out of posts is known where they are. */
export const carryRedactions = (db: Database, postIds: string[], threadId: string) =>
  db.update(redactions).set({ threadId }).where(inArray(redactions.postId, postIds))

export const listNotesOf = (db: Database, threadIds: string[]) =>
  db.select().from(notes).where(inArray(notes.threadId, threadIds))

export const placeNote = (
  db: Database,
  noteId: string,
  place: { threadId: string; afterNumber: number; revision: number },
) => db.update(notes).set(place).where(eq(notes.id, noteId))

/** Where a thread's links lead, and those of what had been merged into it before. */
export const leadTo = (db: Database, threadId: string, intoId: string) =>
  db.update(threads).set({ mergedIntoId: intoId }).where(eq(threads.mergedIntoId, threadId))

/** What was merged into a thread stands where it does: whoever may not read the one finds no way there by the other. */
export const takeMergedAlong = (
  db: Database,
  { id, channelId, topId }: { id: string; channelId: string; topId: string },
) => db.update(threads).set({ channelId, topId }).where(eq(threads.mergedIntoId, id))

/** Where posts are now, and whom they name. */
export const listMentionsIn = (db: Database, postIds: string[]) =>
  db
    .select({
      ...{ postId: mentions.postId, personId: mentions.personId, createdAt: mentions.createdAt },
      ...{ threadId: posts.threadId, number: posts.number, authorId: posts.authorId },
      removed: sql<boolean>`${posts.removedAt} is not null or ${posts.hidden}`,
    })
    .from(mentions)
    .innerJoin(posts, eq(posts.id, mentions.postId))
    .where(inArray(mentions.postId, postIds))

export const listMarksOf = (db: Database, threadIds: string[]) =>
  db.select().from(readMarks).where(inArray(readMarks.threadId, threadIds))

export const saveMark = (db: Database, mark: { personId: string; threadId: string; read: Ranges; revision: number }) =>
  db
    .insert(readMarks)
    .values(mark)
    .onConflictDoUpdate({
      target: [readMarks.personId, readMarks.threadId],
      set: { read: mark.read, revision: mark.revision },
    })

export const deleteMarks = (db: Database, threadId: string) =>
  db.delete(readMarks).where(eq(readMarks.threadId, threadId))

/** What people are in the midst of writing in some threads, by the keys of contract/drafts.ts. */
export const listDraftsOf = (db: Database, keys: string[]): Promise<DraftRow[]> =>
  db
    .select()
    .from(drafts)
    .where(and(inArray(drafts.key, keys), ne(drafts.text, '')))
