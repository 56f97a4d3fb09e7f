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
import type { AnswerSeed, AskingSeed } from './demoAsking'
import { idOf, memberIdOfPerson, type Cast } from './demoCast'
import { beginConsultation, release, textOfAnswer, withdraw, type Asked } from './demoConsultations'
import { deedsOf, settleConsultation } from './demoSeats'
import { moment } from './demoTime'

/** A thread of the demo; the first of its posts is the question. */
export interface ThreadSeed {
  channel: 'consultations' | 'opened' | 'announcements' | 'legal' | 'medical' | 'full-members'
  title: string
  places: string[]
  topics: string[]
  /** Asks members to answer by a date. */
  asks?: AskingSeed
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
  /** In it an institution speaks; removed, it is withdrawn. */
  answer?: AnswerSeed
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

/** Writes a thread as its people would have: every number and every revision taken in its turn. */
export async function seedDemoThread(db: Database, seed: ThreadSeed, cast: Cast) {
  const channel = cast.channels.get(seed.channel)!
  const { title, places, topics, posts } = seed
  const [threadId, authorId, createdAt] = [randomUUID(), idOf(cast, posts[0].by), at(cast, posts[0])]
  const place = { channelId: channel.id, topId: channel.parentId ?? channel.id }
  const begun = { id: threadId, ...place, authorId, createdAt, activeAt: createdAt }
  await insertThread(db, { ...begun, title, places, topics, label: labelOf(channel) })
  const asked = seed.asks && (await beginConsultation(db, begun, seed.asks, cast))
  const thread = { threadId, channel, asked }
  const ids: string[] = []
  for (const post of posts) ids.push(await write(db, thread, post, ids, cast))
  for (const [index, post] of posts.entries()) await finish(db, thread, post, ids[index]!, cast)
  const moments = posts.map((post) => at(cast, post))
  if (asked) await settleConsultation(db, standing(threadId, channel), asked, moments, cast)
  await markRead(db, thread, seed, cast)
}

interface Thread {
  threadId: string
  channel: ChannelRow
  asked: Asked | undefined
}

async function write(db: Database, { threadId, channel, asked }: Thread, post: PostSeed, ids: string[], cast: Cast) {
  const [id, createdAt] = [randomUUID(), at(cast, post)]
  const { lastNumber: number, revision } = await advanceThread(db, standing(threadId, channel), {
    newPostAt: createdAt,
  })
  const word = spoken(post.before?.text ?? post.text, cast)
  const answer = asked && post.answer
  const text = answer ? textOfAnswer(asked, answer, word, createdAt, cast) : word
  const answerOf = answer ? memberIdOfPerson(cast, post.by) : null
  const place = post.to ? { parentId: ids[post.to - 1]!, root: post.to } : { parentId: null, root: number }
  const author = { authorId: idOf(cast, post.by), answerOf }
  await insertPost(db, { id, threadId, number, text, createdAt, revision, ...author, ...place })
  if (answer) await release(db, asked, { id, by: post.by, createdAt, revision, text: word }, answer, cast)
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
    await withdraw(db, postId, removal.removedAt, revision)
    await advanceChannel(db, channel.id, threadId)
  }
}

const standing = (id: string, { id: channelId }: ChannelRow): Standing => ({ id, channelId, transferRevision: 0 })

const advanceQuietly = async (db: Database, thread: Standing) => ({
  revision: (await advanceThread(db, thread, 'quiet')).revision,
})

/** Everyone has read what was there when they last looked in, or when they last wrote here themselves. */
async function markRead(db: Database, { threadId, channel }: Thread, { posts, asks }: ThreadSeed, cast: Cast) {
  const deeds = [...posts, ...(asks ? deedsOf(asks, posts[0].by) : [])]
  for (const actor of (await listActors(db)).filter((each) => can(each, 'channel.read', { channel }))) {
    const done = deeds.filter(({ by }) => idOf(cast, by) === actor.id).map((deed) => at(cast, deed))
    const lastHere = Math.max(...[cast.lastHere.get(actor.id)!, ...done].map(Number))
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

const at = ({ now }: Cast, deed: { at: string }) => moment(deed.at, now)
