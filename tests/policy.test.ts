import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { can } from '../contract/policy'
import { channelColumns, listChannels } from '../db/queries/channels'
import { listActors } from '../db/queries/sessions'
import { listThreads } from '../db/queries/threads'
import { channels as allChannels } from '../db/schema/channels'
import { threads as allThreads } from '../db/schema/threads'
import { everyActor, insertEveryChannel } from './everyActor'
import { expectations } from './expectations'
import { ask, endpoints, inputFor } from './requests'
import { openStage } from './stage'

test('lists in SQL hold exactly what the rule lets one read, for everyone there can be', async () => {
  const { forum, cast } = await openStage()
  await insertEveryChannel(forum, cast.ada!)
  const rows = await forum.db.select(channelColumns).from(allChannels)
  const threadRows = await forum.db.select().from(allThreads)
  expect(rows.length).toBeGreaterThan(120)
  const actors = (await listActors(forum.db)).filter((actor) => actor.id === cast.ada!.id)
  for (const actor of everyActor(actors, [...new Set(rows.flatMap(({ groupId }) => groupId ?? []))])) {
    const readable = rows.filter((channel) => can(actor, 'channel.read', { channel })).map(({ id }) => id)
    const listed = (await listChannels(forum.db, actor)).map(({ id }) => id)
    expect(sorted(listed), JSON.stringify(actor)).toEqual(sorted(readable))
    const listedThreads = (await listThreads(forum.db, actor, {}, 1000)).map(({ thread }) => thread.id)
    const readableThreads = threadRows.filter(({ channelId }) => readable.includes(channelId)).map(({ id }) => id)
    expect(sorted(listedThreads), JSON.stringify(actor)).toEqual(sorted(readableThreads))
  }
})

test('what one may not see is answered like what does not exist', async () => {
  const stage = await openStage()
  const { ada } = stage.cast
  for (const [name, on, cells] of expectations.filter(([, , each]) => /^.? ?0.*\+/.test(each))) {
    const input = await inputFor(stage, name, on, ada!)
    const real = await ask(stage.forum, name, input, ada!.cookie)
    const absent = await ask(stage.forum, name, withOtherIds(input), ada!.cookie)
    expect(told(real), `${name} ${on} ${cells}`).toEqual(told(absent))
  }
})

test('a guest passes by no office, whatever is kept of them', async () => {
  const id = randomUUID()
  const [groupId, memberId] = [randomUUID(), randomUUID()]
  const guest = { id, memberId, memberStatus: 'partner' as const, role: 'person' as const, memberships: [] }
  const all = { ...guest, role: 'secretariat' as const, memberships: [{ groupId, convenor: true }] }
  const places = (['network', 'full', 'group', 'persons'] as const).flatMap((audience) =>
    [false, true].map((moderatorsOnly) => ({
      ...{ audience, groupId: audience === 'group' ? groupId : null, memberIds: [], personIds: [id], leadIds: [id] },
      ...{ moderatorsOnly, archived: false, writers: 'moderators' as const },
    })),
  )
  const other = { authorId: randomUUID(), askedById: randomUUID(), askedIds: [], removedById: null }
  for (const ability of new Set([...endpoints.values()].map(({ policy }) => policy))) {
    for (const channel of places) {
      const about = {
        id: randomUUID(),
        uploaderId: randomUUID(),
        groupId: channel.groupId,
        role: 'person',
        chairId: memberId,
        ...{ memberId, memberIds: [memberId], focalIds: [], answerOf: null },
      }
      const subject = { ...other, ...about, channel, locked: true, hidden: true, post: null, heldIn: channel } as never
      const plain = { ...channel, leadIds: [] }
      const usual = { ...(subject as object), channel: plain, heldIn: plain, chairId: null } as never
      expect(can(all, ability, subject), `${ability} ${channel.audience}`).toBe(can(guest, ability, usual))
    }
  }
})

const withOtherIds = (input: object) =>
  JSON.parse(JSON.stringify(input).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, () => randomUUID())) as object

function told({ statusCode, headers, body }: Awaited<ReturnType<typeof ask>>) {
  const { date: _, ...rest } = headers
  return { statusCode, headers: rest, body }
}

const sorted = (ids: string[]) => [...ids].sort()
