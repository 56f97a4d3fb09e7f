import { and, asc, desc, eq, gt, isNull, not, sql } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { mentions, posts } from '../schema/posts'
import { threads } from '../schema/threads'
import { readableBy } from './readable'

const mentionColumns = {
  postId: mentions.postId,
  threadId: posts.threadId,
  number: posts.number,
  authorId: posts.authorId,
  createdAt: mentions.createdAt,
  removed: sql<boolean>`${posts.removedAt} is not null or ${posts.hidden}`,
  version: mentions.revision,
}
export type MentionRow = Awaited<ReturnType<typeof listMentions>>[number]

export const insertMention = (db: Database, mention: typeof mentions.$inferInsert) =>
  db.insert(mentions).values(mention).onConflictDoNothing()

/** Whom a post named already, and since when: an edit tells only those it names anew. */
export const listMentioned = (db: Database, postId: string) =>
  db
    .select({ personId: mentions.personId, createdAt: mentions.createdAt })
    .from(mentions)
    .where(eq(mentions.postId, postId))

const named = (db: Database) =>
  db
    .select(mentionColumns)
    .from(mentions)
    .innerJoin(posts, eq(posts.id, mentions.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))

export const listMentions = (db: Database, actor: Actor, limit: number) =>
  named(db)
    .where(and(eq(mentions.personId, actor.id), isNull(posts.removedAt), not(posts.hidden), readableBy(actor)))
    .orderBy(desc(mentions.createdAt), desc(mentions.postId))
    .limit(limit)

/** Says a mention again, after its post was taken away or given back. */
export const repeatMention = (db: Database, postId: string, personId: string, revision: number) =>
  db
    .update(mentions)
    .set({ revision })
    .where(and(eq(mentions.postId, postId), eq(mentions.personId, personId)))

/** Those of removed posts, too: whoever knows of them has to forget them. */
export const listMentionsSince = (db: Database, actor: Actor, after: number, limit: number) =>
  named(db)
    .where(and(eq(mentions.personId, actor.id), gt(mentions.revision, after), readableBy(actor)))
    .orderBy(asc(mentions.revision), asc(mentions.postId))
    .limit(limit)
