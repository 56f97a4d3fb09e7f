import { randomUUID } from 'node:crypto'
import type { TestForum } from './forum'
import { ask, endpoints } from './requests'
import type { Someone } from './someone'

/** All that somebody is told who asks whatever can be asked without naming anything, and looks for these words. */
export async function everythingTold(forum: TestForum, someone: Someone, words: string[] = []) {
  const questions: [name: string, input: object][] = [
    ...looks.filter(([, { required }]) => !required?.length).map(([name]) => [name, {}] as [string, object]),
    ...['network', `person:${someone.id}`].map((room) => ['listChanges', { room, after: 0 }] as [string, object]),
    ...words.map((q) => ['search', { q }] as [string, object]),
    ...['unread', 'ours'].map((only) => ['listThreads', { [only]: true }] as [string, object]),
  ]
  const told: Record<string, string> = {}
  for (const [name, input] of questions) {
    told[`${name} ${JSON.stringify(input)}`] = (await ask(forum, name, input, someone.cookie)).body
  }
  return told
}

/**
 * Asks whatever can be asked about these things, and the same about things that never were. Returns the questions that
 * found anything, or whose answers differ by a byte.
 */
export async function pry(forum: TestForum, someone: Someone, known: Known) {
  const found: string[] = []
  for (const [name, { properties }] of looks) {
    for (const named of namings(Object.keys(properties), known)) {
      const nothing = Object.fromEntries(Object.entries(named).map(([key, id]) => [key, likeIt(id)]))
      const about = (ids: object) => ask(forum, name, { ...alsoNeeded(properties), ...ids }, someone.cookie)
      const [real, absent] = [await about(named), await about(nothing)]
      if (real.statusCode !== 404 || real.body !== absent.body) found.push(`${name} ${Object.keys(named).join()}`)
    }
  }
  return found
}

/** Things somebody knows the ids of. */
type Known = Partial<Record<'channelId' | 'threadId' | 'postId' | 'fileId', string>>

interface Input {
  properties: Record<string, unknown>
  required?: string[]
}
/** Every question of the contract; but where one is signed in, and what time it is, change by themselves. */
const looks = [...endpoints]
  .filter(([name, { method }]) => method === 'GET' && !['listDevices', 'suggestDates'].includes(name))
  .map(([name, { input }]) => [name, input as unknown as Input] as const)

/** How a question can name what is known: by its ids, or by the rooms they stand for. */
function namings(keys: string[], { channelId, threadId, postId, fileId }: Known): Record<string, string>[] {
  if (keys.includes('room')) {
    const rooms = Object.entries({ channel: channelId, thread: threadId })
    return rooms.filter(([, id]) => id).map(([kind, id]) => ({ room: `${kind}:${id}`, after: '0' }))
  }
  const ids: Record<string, string | undefined> = { channelId, threadId, postId, fileId, intoId: threadId }
  const named = keys.filter((key) => ids[key])
  const isWhole = keys.every((key) => !key.endsWith('Id') || ids[key] || key === 'groupId')
  return named.length && isWhole ? [Object.fromEntries(named.map((key) => [key, ids[key]!]))] : []
}

/** What else these questions ask for, as it would be right. */
const alsoNeeded = (properties: object) =>
  Object.fromEntries(
    Object.entries({ q: 'zebra', to: 'all', isPublic: false, format: 'xlsx' }).filter(([key]) => key in properties),
  )

const likeIt = (id: string) => id.replace(/[0-9a-f-]{36}$/, randomUUID())
