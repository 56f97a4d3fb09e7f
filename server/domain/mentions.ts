import { limits } from '../../contract/limits'
import { mentionPattern } from '../../contract/markup'
import type { Mention } from '../../contract/mentions'
import type { Post } from '../../contract/posts'
import { can } from '../../contract/policy'
import type { ChannelRow } from '../../db/queries/channels'
import { insertMention, listMentioned, listMentions, type MentionRow } from '../../db/queries/mentions'
import { advancePerson } from '../../db/queries/reads'
import { listActors } from '../../db/queries/sessions'
import type { Context } from '../context'

export async function list(ctx: Context) {
  return (await listMentions(ctx.db, ctx.actor, limits.page.posts)).map(presentMention)
}

/** Tells those whom a post names, and who may read it, that it does; each once. */
export async function mention(ctx: Context, post: Post, channel: ChannelRow) {
  const named = new Set([...post.text.matchAll(mentionPattern)].map((match) => match[2]!))
  named.delete(ctx.actor.id)
  if (!named.size) return
  for (const { personId } of await listMentioned(ctx.db, post.id)) named.delete(personId)
  const readers = (await listActors(ctx.db)).filter(
    (person) => named.has(person.id) && can(person, 'channel.read', { channel }),
  )
  // In the order of ids, so that two posts that name the same people cannot wait for each other.
  for (const { id: personId } of readers.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const revision = await advancePerson(ctx.db, personId)
    await insertMention(ctx.db, { postId: post.id, personId, createdAt: ctx.now, revision })
    const { threadId, number, authorId } = post
    const mention = { postId: post.id, threadId, number, authorId, createdAt: ctx.now.toISOString() }
    ctx.publish(`person:${personId}`, revision, { type: 'mention.saved', mention })
  }
}

export const presentMention = (row: MentionRow): Mention => ({ ...row, createdAt: row.createdAt.toISOString() })
