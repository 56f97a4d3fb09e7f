import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import type * as Policy from '../contract/policy'
import { updatePerson } from '../db/queries/people'
import { expectations } from './expectations'
import { ask, inputFor } from './requests'
import type { Someone } from './someone'
import { newCookie, openStage } from './stage'
import { takeWallDown } from './unwalled'

// The first wall is gone: everyone may do everything, and no list has a filter.
vi.mock('../contract/policy', async (original) => ({ ...(await original<typeof Policy>()), can: () => true }))
vi.mock('../db/queries/readable', () => ({
  readableBy: () => sql`true`,
  moderatedAndReadableBy: () => sql`true`,
}))

test(
  'where no rule holds and no list filters, the database lets nobody read or change what is not theirs',
  { timeout: 400_000 },
  async () => {
    const stage = await openStage()
    const { forum, cast } = stage
    const canary = `canary ${randomUUID()}`
    const inLegal = { threadId: stage.threads['legal']!, parentId: null, fileIds: [] }
    await ask(forum, 'writePost', { ...inLegal, id: randomUUID(), text: canary }, cast.leo!.cookie)
    const before = await contents()
    expect(before.length).toBeGreaterThan(5)

    for (const me of [cast.oto!, cast.sam!]) expect(await leaksTo(me)).toEqual([])
    expect(await contents()).toEqual(expect.arrayContaining(before))
    const [{ strange }] = await forum.connection.client<[{ strange: number }]>`
    select (select count(*)::int from posts where thread_id = ${inLegal.threadId} and author_id <> ${cast.leo!.id})
      + (select count(*)::int from reactions join posts on posts.id = post_id
        where thread_id = ${inLegal.threadId} and person_id <> ${cast.leo!.id}) as strange`
    expect(strange).toBe(0)

    // Who is suspended, and why, stands before the wall.
    forum.canaries.forget()
    // And with neither wall, this very test finds it all.
    await takeWallDown(forum)
    expect((await leaksTo(cast.oto!)).length).toBeGreaterThan(10)

    /** The endpoints that said something of the legal group's thread to this person. */
    async function leaksTo(me: Someone) {
      const leaks = new Set<string>()
      for (const [name, on] of expectations) {
        const input = await inputFor(stage, name, on, me)
        // Where everyone may do everything, one of the last ones suspended this person.
        await updatePerson(forum.db, me.id, { suspendedUntil: null, disabledAt: null })
        const { statusCode, body } = await ask(forum, name, input, await newCookie(forum, me.id))
        const secrets = [canary, stage.threads['legal']!, stage.posts['legal']!, stage.channels['legal']!]
        const told = secrets.filter((secret) => body.includes(secret))
        if (told.length) leaks.add(`${name} ${on}: ${statusCode} ${told.join()}`)
      }
      return [...leaks]
    }

    /** What stands in the group, without what counts on. */
    async function contents() {
      const { client } = forum.connection
      const rows = await client`
      select 'thread' as kind, id, title as words, label as more, locked::text as state from threads
        where channel_id = ${stage.channels['legal']!}
      union all select 'post', posts.id, text, number::text, coalesce(removed_by_id::text, '') || hidden from posts
        join threads on threads.id = thread_id where channel_id = ${stage.channels['legal']!}
      union all select 'channel', id, name, audience, archived::text from channels where id = ${stage.channels['legal']!}
      order by 1, 2`
      return rows.map((row) => ({ ...row }))
    }
  },
)
