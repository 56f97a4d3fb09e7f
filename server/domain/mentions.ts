import { limits } from '../../contract/limits'
import { mentionPattern } from '../../contract/markup'
import type { Mention } from '../../contract/mentions'
import type { Post } from '../../contract/posts'
import type { ChannelRow } from '../../db/queries/channels'
import { insertMention, listMentioned, listMentions, repeatMention, type MentionRow } from '../../db/queries/mentions'
import { advancePerson } from '../../db/queries/reads'
import type { Context } from '../context'
import { holdReaders } from '../readers'

export async function list(ctx: Context) {
  return (await listMentions(ctx.db, ctx.actor, limits.page.posts)).map(presentMention)
}

/** Tells those whom a post names, and who may read it, that it does; each once. */
export async function mention(ctx: Context, post: Post, channel: ChannelRow) {
  const named = new Map([...post.text.matchAll(mentionPattern)].map((match) => [match[2]!, ctx.now]))
  named.delete(ctx.actor.id)
  if (!named.size) return
  for (const { personId } of await listMentioned(ctx.db, post.id)) named.delete(personId)
  await tell(ctx, post, channel, named, (personId, revision) =>
    insertMention(ctx.db, { postId: post.id, personId, createdAt: ctx.now, revision }),
  )
}

/** A post was taken away or given back: so is what it said to whom it named. */
export async function changed(ctx: Context, post: Post, channel: ChannelRow) {
  const mentioned = await listMentioned(ctx.db, post.id)
  const named = new Map(mentioned.map(({ personId, createdAt }) => [personId, createdAt]))
  await tell(ctx, post, channel, named, (personId, revision) => repeatMention(ctx.db, post.id, personId, revision))
}

async function tell(
  ctx: Context,
  { id: postId, threadId, number, authorId, removedAt, hidden }: Post,
  channel: ChannelRow,
  named: Map<string, Date>,
  save: (personId: string, revision: number) => Promise<unknown>,
) {
  if (!named.size) return
  // With the author, whose read mark follows: two posts that name each other's authors must not wait for each other.
  for (const { id: personId } of await holdReaders(ctx, channel.id, named.keys())) {
    const version = await advancePerson(ctx.db, personId)
    await save(personId, version)
    const row = { postId, threadId, number, authorId, removed: removedAt !== null || hidden, version }
    const mention = presentMention({ ...row, createdAt: named.get(personId)! })
    ctx.publish(`person:${personId}`, version, { type: 'mention.saved', mention })
  }
}

export const presentMention = (row: MentionRow): Mention => ({ ...row, createdAt: row.createdAt.toISOString() })
