import type { Room } from '../contract/events'
import { labels, threadStates } from '../contract/kinds'
import { endpoints, type Stage } from './requests'

type Ids = Record<string, string[]>

/** Every endpoint that reads, asked about what there is for all, for some, and in the one world only (`hidden`). */
export function* questions(stage: Stage, meId: string, hidden: Ids): Generator<[name: string, input: object]> {
  const values = valuesOf(stage, meId, hidden)
  const rooms = roomsOf(stage, meId, hidden)
  for (const [name, { method, path }] of endpoints) {
    if (method !== 'GET') continue
    const named = [...path.matchAll(/:(\w+)/g)].map(([, key]) => key!)
    for (const input of product(named, values, Object.values(hidden).flat())) {
      for (const query of queriesOf(name, values, rooms)) yield [name, { ...input, ...query }]
    }
  }
}

export const roomsOf = ({ channels, threads, secretary }: Stage, meId: string, hidden: Ids): Room[] => [
  'network',
  `person:${meId}`,
  ...of(Object.values(channels), hidden['channels']).map((id) => `channel:${id}` as const),
  ...of(Object.values(threads), hidden['threads']).map((id) => `thread:${id}` as const),
  ...secretary.directory.groups.all.map(({ id }) => `group:${id}` as const),
]

function valuesOf({ channels, threads, posts, stranger, secretary }: Stage, meId: string, hidden: Ids): Ids {
  const places = ['network', 'opened', 'full', 'legal']
  const at = (ids: Record<string, string>, table: string) =>
    of(
      places.map((place) => ids[place]!),
      hidden[table],
    )
  const [threadId, intoId] = [at(threads, 'threads'), of([threads['network']!], hidden['threads'])]
  return {
    ...{ threadId, intoId, channelId: at(channels, 'channels'), postId: at(posts, 'posts') },
    fileId: of([], hidden['files']),
    consentId: of([], hidden['consents']),
    groupId: of(
      secretary.directory.groups.all.map(({ id }) => id),
      hidden['groups'],
    ),
    personId: [stranger.id, meId],
    key: ['ask', ...threadId.map((id) => `thread:${id}`)],
  }
}
const of = (ids: string[], hidden: string[] = []) => [...new Set([...ids, ...hidden])]

/** Every way to name what an address asks for; what has no values of its own is whatever is hidden. */
function product(names: string[], values: Ids, hidden: string[]): Record<string, string>[] {
  const [name, ...rest] = names
  if (!name) return [{}]
  const others = product(rest, values, hidden)
  return (values[name] ?? hidden).flatMap((value) => others.map((more) => ({ [name]: value, ...more })))
}

const words = ['words', 'title', 'wor', 'secret', 'note', 'zebra', 'member', 'plain', 'a']
/** Written nearly like these, and like words that stand in the one world only. */
const nearly = ['wrods', 'titel', 'sceret', 'zerba', 'membre', 'секрет', '"of the"']

function queriesOf(name: string, { channelId, postId, groupId, personId }: Ids, rooms: Room[]): object[] {
  switch (name) {
    case 'listSimilar':
      return words.map((title) => ({ title }))
    case 'search':
      return [
        ...[...words, ...nearly].map((q) => ({ q })),
        ...channelId!.map((id) => ({ q: 'words', channelId: id })),
        ...['', 'sceret'].flatMap((q) => narrowed(personId!).map((by) => ({ q, ...by }))),
      ]
    case 'searchThread':
      return [...words, ...nearly].map((q) => ({ q }))
    case 'listThreads':
      return [{}, { unread: true }, { ours: true }, ...channelId!.map((id) => ({ channelId: id }))]
    case 'listPosts':
      return [{}, { around: postId!.at(-1) }, { after: postId![0] }, { before: postId!.at(-1) }]
    case 'listChanges':
      return rooms.flatMap((room) => [0, 3].map((after) => ({ room, after })))
    case 'listAudit':
      return [{}, ...groupId!.map((id) => ({ groupId: id }))]
    case 'previewReach':
      return [{ to: 'all' }]
    case 'previewThreadReach':
      return channelId!.map((id) => ({ channelId: id, to: 'all', isPublic: false }))
    default:
      return [{}]
  }
}

const narrowed = (personIds: string[]): object[] => [
  ...threadStates.map((is) => ({ is })),
  ...labels.map((label) => ({ label })),
  ...personIds.map((authorId) => ({ authorId })),
  ...[{ hasFile: true }, { since: '2020-01-01' }, { until: '2100-01-01' }, { place: 'prison' }],
]
