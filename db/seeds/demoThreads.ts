import { randomUUID } from 'node:crypto'
import { labelOf } from '../../contract/kinds'
import type { Emoji } from '../../contract/limits'
import { can } from '../../contract/policy'
import type { Database } from '../database'
import { advanceChannel, type ChannelRow } from '../queries/channels'
import { insertMention } from '../queries/mentions'
import { findPost, insertPost, insertReaction, replaceText, updatePost } from '../queries/posts'
import { advancePerson, changeMark } from '../queries/reads'
import { listActors } from '../queries/sessions'
import { advanceThread, insertThread, type Standing } from '../queries/threads'
import { moment } from './demoTime'

/** A thread of the demo; the first of its posts is the question. */
export interface ThreadSeed {
  channel: 'consultations' | 'opened' | 'announcements' | 'legal' | 'medical' | 'full-members'
  title: string
  places: string[]
  topics: string[]
  posts: [PostSeed, ...PostSeed[]]
}

export interface PostSeed {
  /** The key of a person. */
  by: string
  /** See demoTime.ts. */
  at: string
  /** Markdown; indentation goes, and `@{key}` becomes a mention. */
  text: string
  /** The number of the post it replies to. */
  to?: number
  before?: { text: string; editedAt: string }
  removedAt?: string
  reactions?: Partial<Record<Emoji, string[]>>
}

/** Somebody says something at a moment. */
export const said = (by: string, at: string, text: string, then: Partial<PostSeed> = {}): PostSeed => ({
  by,
  at,
  text,
  ...then,
})

export interface Cast {
  now: Date
  /** Ids of people by key, and their names by id. */
  ids: Map<string, string>
  names: Map<string, string>
  lastHere: Map<string, Date>
  channels: Map<string, ChannelRow>
}

/** Writes a thread as its people would have: every number and every revision taken in its turn. */
export async function seedDemoThread(db: Database, seed: ThreadSeed, cast: Cast) {
  const channel = cast.channels.get(seed.channel)!
  const { title, places, topics, posts } = seed
  const [threadId, authorId, createdAt] = [randomUUID(), idOf(cast, posts[0].by), at(cast, posts[0])]
  const place = { channelId: channel.id, topId: channel.parentId ?? channel.id }
  const begun = { id: threadId, ...place, authorId, createdAt, activeAt: createdAt }
  await insertThread(db, { ...begun, title, places, topics, label: labelOf(channel) })
  const ids: string[] = []
  for (const post of posts) ids.push(await write(db, { threadId, channel }, post, ids, cast))
  for (const [index, post] of posts.entries()) await finish(db, { threadId, channel }, post, ids[index]!, cast)
  await markRead(db, { threadId, channel }, seed, cast)
}

interface Thread {
  threadId: string
  channel: ChannelRow
}

async function write(db: Database, { threadId, channel }: Thread, post: PostSeed, ids: string[], cast: Cast) {
  const [id, createdAt] = [randomUUID(), at(cast, post)]
  const { lastNumber: number, revision } = await advanceThread(db, standing(threadId, channel), {
    newPostAt: createdAt,
  })
  const text = spoken(post.before?.text ?? post.text, cast)
  const place = post.to ? { parentId: ids[post.to - 1]!, root: post.to } : { parentId: null, root: number }
  await insertPost(db, { id, threadId, number, text, createdAt, revision, authorId: idOf(cast, post.by), ...place })
  await advanceChannel(db, channel.id, threadId)
  for (const [, key] of post.text.matchAll(mention)) {
    const personId = idOf(cast, key!)
    await insertMention(db, { postId: id, personId, createdAt, revision: await advancePerson(db, personId) })
  }
  return id
}

/** What happened to a post after it was written. */
async function finish(db: Database, { threadId, channel }: Thread, post: PostSeed, postId: string, cast: Cast) {
  const number = (await findPost(db, postId))!.number
  for (const [emoji, keys] of Object.entries(post.reactions ?? {}) as [Emoji, string[]][]) {
    for (const key of keys) {
      await insertReaction(db, { postId, emoji, personId: idOf(cast, key), at: at(cast, post) })
      await updatePost(db, postId, await advanceQuietly(db, standing(threadId, channel)))
    }
  }
  if (post.before) {
    const { revision } = await advanceThread(db, standing(threadId, channel), 'quiet')
    const editedAt = moment(post.before.editedAt, cast.now)
    await replaceText(db, (await findPost(db, postId))!, spoken(post.text, cast), editedAt, revision)
  }
  if (post.removedAt) {
    const { revision } = await advanceThread(db, standing(threadId, channel), { gone: { add: number } })
    const removal = { removedAt: moment(post.removedAt, cast.now), removedById: idOf(cast, post.by) }
    await updatePost(db, postId, { ...removal, revision })
    await advanceChannel(db, channel.id, threadId)
  }
}

const standing = (id: string, { id: channelId }: ChannelRow): Standing => ({ id, channelId, transferRevision: 0 })

const advanceQuietly = async (db: Database, thread: Standing) => ({
  revision: (await advanceThread(db, thread, 'quiet')).revision,
})

/** Everyone has read what was there when they last looked in, or when they last wrote here themselves. */
async function markRead(db: Database, { threadId, channel }: Thread, { posts }: ThreadSeed, cast: Cast) {
  for (const actor of (await listActors(db)).filter((each) => can(each, 'channel.read', { channel }))) {
    const written = posts.filter((post) => idOf(cast, post.by) === actor.id).map((post) => at(cast, post))
    const lastHere = Math.max(...[cast.lastHere.get(actor.id)!, ...written].map(Number))
    const seen = posts.filter((post) => at(cast, post).getTime() <= lastHere).length
    if (!seen) continue
    await changeMark(db, { personId: actor.id, threadId }, { add: [[1, seen]] })
  }
}

const mention = /@\{(\w+)\}/g

/** As a person would have typed it: without the indentation and the line ends of our source. */
const spoken = (text: string, cast: Cast) =>
  text
    .trim()
    .replace(/^ +/gm, '')
    .replace(/(?<=[^\n])\n(?=[^\n\-|>\d])/g, ' ')
    .replace(/(?<=^>.*)\n> /gm, ' ')
    .replace(mention, (_, key: string) => `@[${cast.names.get(idOf(cast, key))}](person:${idOf(cast, key)})`)

const at = ({ now }: Cast, post: PostSeed) => moment(post.at, now)

function idOf({ ids }: Cast, key: string) {
  const id = ids.get(key)
  if (!id) throw new Error(`The demo knows nobody called ${key}.`)
  return id
}
