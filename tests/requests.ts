import { randomBytes, randomUUID } from 'node:crypto'
import type { Post } from '../contract/posts'
import { contractEndpoints } from './endpoints'
import { password, type TestForum } from './forum'
import { ofNouns } from './inputs/ofNouns'
import type { Cast } from './principals'
import type { Someone } from './someone'

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
  /** By place; see tests/expectations.ts. */
  channels: Record<string, string>
  threads: Record<string, string>
  /** The first post of each. */
  posts: Record<string, string>
  writers: Record<string, Someone>
  cast: Cast
  secretary: Someone
  stranger: Someone
}

/** The input of an endpoint about something, all of it as it should be: only the permission can be missing. */
export async function inputFor(stage: Stage, name: string, on: string, me: { id: string; email: string }) {
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
  me: { id: string; email: string }
}

const text = 'Words.'
const tags = { places: [], topics: [] }
export type Inputs = Record<string, (asking: Asking) => object | Promise<object>>
const inputs: Inputs = {
  ...ofNouns,
  describeHouse: () => ({}),
  signIn: ({ stage }) => ({ email: stage.stranger.email, password }),
  signOut: () => ({}),
  listPersonas: () => ({}),
  becomePersona: ({ stage }) => ({ personId: stage.stranger.id }),
  invite: ({ stage }) => ({ ...invitation(stage), id: randomUUID() }),
  listInvitations: () => ({}),
  withdrawInvitation: () => ({ invitationId: randomUUID() }),
  openInvitation: async ({ stage, on }) => ({ token: on === 'a good link' ? await newToken(stage) : 'x'.repeat(32) }),
  acceptInvitation: async ({ stage, on }) => {
    const email = `${randomUUID()}@new.example`
    const token = on === 'a good link' ? await newToken(stage, email) : 'x'.repeat(32)
    return { token, email, name: 'New', password, locale: 'en' }
  },

  openForum: () => ({}),
  listChanges: ({ stage, on, me }) => ({ room: roomOf(stage, on, me), after: 0 }),
  editMember: ({ stage }) => {
    const { id: memberId, name, ownName, npm, status, statusSince } = stage.secretary.directory.members.all[0]!
    return { memberId, name, ownName, npm, status, statusSince }
  },
  recordChair: ({ stage }) => ({ year: 2031, memberId: stage.secretary.directory.members.all[0]!.id }),
  eraseChair: () => ({ year: 2031 }),
  editProfile: ({ stage, on, me }) => ({
    personId: on === 'oneself' ? me.id : stage.stranger.id,
    ...{ name: 'Name', position: '', expertise: '', languages: [] },
  }),
  assignRole: ({ stage }) => ({ personId: stage.stranger.id, role: 'person' }),
  disablePerson: ({ stage }) => ({ personId: stage.writers['spare']!.id }),
  enablePerson: ({ stage }) => ({ personId: stage.writers['spare']!.id }),
  changePassword: () => ({ current: password, password: `${password} staple` }),
  listDevices: () => ({}),
  endDevice: async ({ stage }) => ({ deviceId: await deviceOf(stage) }),
  listGroupPeople: ({ stage, place }) => ({ groupId: groupId(stage, place) }),
  listAudit: ({ stage, place }) => (place === 'the house' ? {} : { groupId: groupId(stage, place) }),

  listReaders: ({ channelId }) => ({ channelId }),
  readChannel: ({ channelId }) => ({ channelId }),
  listThreads: ({ channelId }) => (channelId ? { channelId } : {}),
  startThread: ({ channelId }) => ({
    ...{ id: randomUUID(), postId: randomUUID(), channelId, title: 'Title', text, ...tags, fileIds: [] },
  }),
  openThread: ({ threadId }) => ({ threadId }),
  editThread: ({ threadId }) => ({ threadId, title: 'Another title', ...tags }),
  listPosts: ({ threadId }) => ({ threadId }),
  writePost: ({ threadId }) => ({ id: randomUUID(), threadId, parentId: null, text, fileIds: [] }),
  editPost: async (asking) => ({ postId: await newPost(asking), text: 'Other words.' }),
  removePost: async (asking) => ({ postId: await newPost(asking) }),
  restorePost: async (asking) => ({ postId: await newPost(asking) }),
  listPostVersions: async (asking) => ({ postId: await newPost(asking) }),
  react: async (asking) => ({ postId: await newPost(asking), emoji: '👍' }),
  unreact: async (asking) => ({ postId: await newPost(asking), emoji: '👍' }),
  markRead: ({ threadId }) => ({ threadId, numbers: [1] }),
  markUnread: ({ threadId }) => ({ threadId, number: 1 }),
  openDraft: () => ({ key: 'ask' }),
  saveDraft: () => ({ key: 'ask', text, form: {} }),
  listMentions: () => ({}),
  search: ({ channelId }) => ({ q: 'words', ...(channelId && { channelId }) }),
  uploadFile: () => ({ fileId: randomUUID(), name: 'note.txt' }),
  discardFile: async ({ stage }) => ({ fileId: await newFile(stage, stage.stranger) }),
  readFile: async (asking) => {
    const { stage, place } = asking
    const fileId = await newFile(stage, stage.writers[place] ?? stage.stranger)
    if (asking.threadId) await newPost(asking, [fileId])
    return { fileId }
  },
}

function roomOf({ channels, threads, stranger, secretary }: Stage, on: string, me: { id: string }) {
  if (on === 'the directory') return 'network'
  if (on === 'oneself') return `person:${me.id}`
  if (on === 'someone else') return `person:${stranger.id}`
  const [kind, place] = on.split(' ') as ['channel' | 'thread' | 'group', string]
  if (kind === 'group') return `group:${groupId({ secretary }, place)}`
  return `${kind}:${kind === 'channel' ? channels[place] : threads[place]}`
}

const invitation = ({ stranger }: Stage, email = `${randomUUID()}@new.example`) => ({
  ...{ memberId: stranger.directory.actor!.memberId, email },
  ...{ role: 'person', groupIds: [] },
})

async function newToken(stage: Stage, email?: string) {
  const reply = await ask(
    stage.forum,
    'invite',
    { id: randomUUID(), ...invitation(stage, email) },
    stage.secretary.cookie,
  )
  return reply.json<{ link: string }>().link.split('#')[1]!
}

async function deviceOf({ forum, stranger }: Stage) {
  return (await ask(forum, 'listDevices', {}, stranger.cookie)).json<{ id: string }[]>()[0]!.id
}

export const groupId = ({ secretary }: Pick<Stage, 'secretary'>, slug: string) =>
  secretary.directory.groups.all.find((each) => each.slug === slug)!.id

async function newFile({ forum }: Stage, by: Someone) {
  const fileId = randomUUID()
  await ask(forum, 'uploadFile', { fileId, name: 'note.txt' }, by.cookie)
  return fileId
}

/** Where its author may not write any more, the first post. */
export async function newPost({ stage, place, threadId, state }: Asking, fileIds: string[] = []) {
  const { forum } = stage
  const author = stage.writers[place]!
  const post = { id: randomUUID(), threadId, parentId: null, text, fileIds }
  const { id = stage.posts[place]! } = (await ask(forum, 'writePost', post, author.cookie)).json<Partial<Post>>()
  if (state === 'removed') await ask(forum, 'removePost', { postId: id }, author.cookie)
  return id
}
