import { expect } from 'vitest'
import type { TestForum } from './forum'
import { ask, endpoints } from './requests'
import type { Someone } from './someone'

/** Every column of every table in which any of the words stands, as the owner of the database sees them. */
export async function columnsHolding({ connection: { client } }: TestForum, leak: RegExp) {
  const columns = await client<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, 2`
  expect(columns.length).toBeGreaterThan(150)
  const held: string[] = []
  for (const { table, column } of columns) {
    const rows = await client`select true from ${client(table)} where ${client(column)}::text ~* ${leak.source} limit 1`
    if (rows.length) held.push(`${table}.${column}`)
  }
  return held
}

/** The endpoints whose answers hold any of the words; what it is not given stands for nothing that exists. */
export async function answersHolding(
  forum: TestForum,
  leak: RegExp,
  who: Someone,
  about: { thread: { id: string; channelId: string }; post: { id: string } },
) {
  const [threadId, channelId, postId] = [about.thread.id, about.thread.channelId, about.post.id]
  const held: string[] = []
  for (const [name, { method, path }] of endpoints) {
    if (method !== 'GET') continue
    const ids: Record<string, string> = { threadId, channelId, postId, personId: who.id, key: `thread:${threadId}` }
    const named = [...path.matchAll(/:(\w+)/g)].map(([, key]) => [key!, ids[key!] ?? crypto.randomUUID()])
    const asked = Object.fromEntries(named) as Record<string, string>
    const inputs =
      name === 'search'
        ? [leak.source.split('|')[1]!, 'redacted'].map((q) => ({ q }))
        : name === 'listChanges'
          ? [`thread:${threadId}`, `channel:${channelId}`, `person:${who.id}`].map((room) => ({ room, after: 0 }))
          : [{}]
    for (const input of inputs) {
      const { body } = await ask(forum, name, { ...asked, ...input }, who.cookie)
      if (leak.test(body)) held.push(name)
    }
  }
  return held
}
