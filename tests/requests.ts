import { randomBytes, randomUUID } from 'node:crypto'
import type { Room } from '../contract/events'
import type { Post } from '../contract/posts'
import { contractEndpoints } from './endpoints'
import type { TestForum } from './forum'
import { fileOfDocument } from './inputs/documents'
import { ofNouns } from './inputs/ofNouns'
import type { Cast } from './principals'
import type { Someone } from './someone'
import { asItBegan, beginsIn, standLike } from './standing'

export const endpoints = new Map(contractEndpoints())

/** Asks the server as a browser would, without one: any endpoint, any input, any cookie. */
export async function ask(forum: TestForum, name: string, input: object, cookie?: string) {
  const { method, path } = endpoints.get(name)!
  const rest: Record<string, unknown> = { ...input }
  let url = path.replace(/:(\w+)/g, (_, key: string) => {
    const value = String(rest[key])
    delete rest[key]
    return encodeURIComponent(value)
  })
  const isUpload = name === 'uploadFile'
  if ((method === 'GET' || isUpload) && Object.keys(rest).length) url += `?${new URLSearchParams(rest as never)}`
  const headers = { origin: forum.base, ...(cookie && { cookie }) }
  const payload = isUpload
    ? Buffer.from('A plain text.')
    : method === 'GET' || !Object.keys(rest).length
      ? undefined
      : rest
  return forum.app.inject({
    ...{ method: method as 'GET', url, payload },
    // From everywhere: who tries how often from one address is counted.
    remoteAddress: `10.${Array.from(randomBytes(3)).join('.')}`,
    headers: isUpload ? { ...headers, 'content-type': 'application/octet-stream' } : headers,
  })
}

export interface Stage {
  forum: TestForum
  cast: Cast
  /** By place; see tests/expectations.ts. */
  channels: Record<string, string>
  threads: Record<string, string>
  /** The first post of each. */
  posts: Record<string, string>
  writers: Record<string, Someone>
  secretary: Someone
  /** Of the secretariat as well, and does nothing. */
  idle: Someone
  stranger: Someone
}

/** The input of an endpoint about something, all of it as it should be: only the permission can be missing. */
export async function inputFor(stage: Stage, name: string, on: string, me: Me) {
  const [place = '', state] = on.split(', ')
  const threadId = stage.threads[place]
  const make = inputs[name]
  if (!make) throw new Error(`tests/requests.ts knows no input for ${name}.`)
  return make({ stage, on, place, threadId: threadId!, channelId: stage.channels[place]!, me, state })
}

export interface Asking {
  stage: Stage
  on: string
  place: string
  state?: string
  threadId: string
  channelId: string
  me: Me
}
interface Me {
  id: string
  email: string
  cookie?: string
}

const text = 'Words.'
const tags = { places: [], topics: [] }
export type Inputs = Record<string, (asking: Asking) => object | Promise<object>>
const inputs: Inputs = {
  ...ofNouns,
  openForum: () => ({}),
  listChanges: ({ stage, on, me }) => ({ room: roomOf(stage, on, me), after: 0 }),

  listReaders: ({ channelId }) => ({ channelId }),
  readChannel: async ({ stage, channelId, threadId, me }) => {
    await ask(stage.forum, 'markUnread', { threadId, number: 1 }, me.cookie)
    return { channelId }
  },
  listThreads: ({ channelId }) => (channelId ? { channelId } : {}),
  startThread: ({ channelId }) => ({
    ...{ id: randomUUID(), postId: randomUUID(), channelId, title: 'Title', text, ...tags, fileIds: [] },
  }),
  openThread: ({ threadId }) => ({ threadId }),
  editThread: ({ threadId }) => ({ threadId, title: `Title ${randomUUID()}`, ...tags }),
  listPosts: ({ threadId }) => ({ threadId }),
  searchThread: ({ threadId }) => ({ threadId, q: 'words' }),
  writePost: ({ threadId }) => ({ id: randomUUID(), threadId, parentId: null, text, fileIds: [] }),
  editPost: async (asking) => ({ postId: await newPost(asking), text: 'Other words.' }),
  removePost: async (asking) => ({ postId: await newPost(asking) }),
  restorePost: async (asking) => ({ postId: await newPost(asking) }),
  listPostVersions: async (asking) => ({ postId: await newPost(asking) }),
  react: async (asking) => ({ postId: await newPost(asking), emoji: '👍' }),
  unreact: async (asking) => {
    const input = { postId: await newPost(asking), emoji: '👍' }
    await ask(asking.stage.forum, 'react', input, asking.me.cookie)
    return input
  },
  markRead: ({ threadId }) => ({ threadId, numbers: [1] }),
  markUnread: ({ threadId }) => ({ threadId, number: 1 }),
  openDraft: () => ({ key: 'ask' }),
  saveDraft: () => ({ key: 'ask', text, form: {} }),
  listMentions: () => ({}),
  listSimilar: () => ({ title: 'words' }),
  search: ({ channelId }) => ({ q: 'words', ...(channelId && { channelId }) }),
  uploadFile: () => ({ fileId: randomUUID(), name: 'note.txt' }),
  discardFile: async ({ stage }) => ({ fileId: await newFile(stage, stage.stranger) }),
  readFile: async (asking) => {
    const { stage, place, state = '' } = asking
    if (state.startsWith('of a document')) return fileOfDocument(asking, state !== 'of a document')
    const fileId = await newFile(stage, stage.writers[place] ?? stage.stranger)
    if (asking.threadId) await newPost(asking, [fileId])
    return { fileId }
  },
}

/** `channel legal`, and so on; of a place there is not, a room there is not. */
export function roomOf({ channels, threads, stranger, secretary }: Stage, on: string, me: Pick<Me, 'id'>): Room {
  if (on === 'the directory') return 'network'
  if (on === 'oneself') return `person:${me.id}`
  if (on === 'someone else') return `person:${stranger.id}`
  const [, kind, place] = /^(\w+) (.+)$/.exec(on) as unknown as [string, 'channel' | 'thread' | 'group', string]
  if (kind === 'group') return `group:${groupId({ secretary }, place)}`
  return `${kind}:${(kind === 'channel' ? channels : threads)[place] ?? randomUUID()}`
}

export const groupId = ({ secretary }: Pick<Stage, 'secretary'>, slug: string) =>
  secretary.directory.groups.all.find((each) => each.slug === slug)!.id

export async function newFile({ forum }: Stage, by: Pick<Me, 'cookie'>) {
  const fileId = randomUUID()
  await ask(forum, 'uploadFile', { fileId, name: 'note.txt' }, by.cookie)
  return fileId
}

/** A thread of its own in the place, by whoever writes there. */
export async function newThread({ stage, place }: Asking) {
  const id = randomUUID()
  const words = { title: 'Title', text, ...tags, fileIds: [] }
  const input = { id, postId: randomUUID(), channelId: stage.channels[beginsIn(place)]!, ...words }
  await ask(stage.forum, 'startThread', input, stage.writers[place]!.cookie)
  if (beginsIn(place) !== place) await standLike(stage, id, place)
  return id
}

export async function newPost({ stage, place, threadId, state }: Asking, fileIds: string[] = []) {
  const { forum } = stage
  const author = stage.writers[place]!
  const post = { id: randomUUID(), threadId, parentId: null, text, fileIds }
  return asItBegan(stage, place, threadId, async () => {
    const { id = stage.posts[place]! } = (await ask(forum, 'writePost', post, author.cookie)).json<Partial<Post>>()
    if (state === 'removed') await ask(forum, 'removePost', { postId: id }, author.cookie)
    return id
  })
}
