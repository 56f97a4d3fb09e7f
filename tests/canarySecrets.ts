import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Database } from '../db/database'
import { openReaders, spansOf, type Read, type Span, type Text, type Thing } from './canaryReaders'
import { secretsIn } from './canaryWords'

/** Who was ever allowed which words, as the tables beside a story's own (canaryTables.ts) tell. */
export async function secretsOf(db: Database, filesIn: string) {
  const { texts, things, reads, serving, following, people, sessions, open, told } = await load(db)
  const readersOf = openReaders(
    spansOf(things, ({ id }) => id),
    spansOf(reads, (each) => each.channel_id + each.person_id),
    new Map(people.map(({ id, member_id }) => [id, member_id])),
  )
  const allowed = new Map<string, Set<string>>()
  const all = [...spansOf(texts, ({ key }) => key).values()].flat()
  for (const text of all.flatMap((each) => withBytes(each, filesIn))) {
    if (!text.words) continue
    // Who is kept out is told why at the door, with the right password and without a session.
    const ofHouse = {
      house: () => [...serving, text.owner_id!, 'nobody'],
      network: () => following,
      everyone: () => people.map(({ id }) => id),
    }
    const readers = (ofHouse[text.closeness as keyof typeof ofHouse] ?? (() => readersOf(text)))()
    for (const words of secretsIn(text.words)) {
      if (!allowed.has(words)) allowed.set(words, new Set())
      for (const reader of readers) allowed.get(words)!.add(reader)
    }
  }
  // The log of the house says what acts were about, by ids; what they were is for whoever reads there.
  for (const { id, secretary } of told) allowed.get(secretsIn(id)[0]!)?.add(secretary)
  // What everyone knows: the names of members, people, groups, topics.
  for (const { words } of open) for (const each of secretsIn(words ?? '')) allowed.delete(each)
  return {
    ownerOf: new Map(sessions.map(({ id, person_id }) => [id, person_id])),
    names: new Map(people.map(({ id, name }) => [id, name])),
    isSecret: (words: string, person: string) => allowed.get(words)?.has(person) === false,
    areThereFor: (person: string) => [...allowed.values()].some((readers) => !readers.has(person)),
  }
}

/** Of a file that is there, what it says is for those who may know of it. */
function withBytes(text: Text & Span, filesIn: string) {
  const path = text.key.startsWith('files id') && text.words && join(filesIn, text.words)
  if (!path || !existsSync(path)) return [text]
  const bytes = readFileSync(path)
  return bytes.includes(0) ? [text] : [text, { ...text, words: bytes.toString() }]
}

async function load(db: Database) {
  const ticks = <Row>(table: string) =>
    db.execute(
      sql`select *, each.tick::int as tick from canary.${sql.raw(table)} each order by each.tick`,
    ) as unknown as Promise<Row[]>
  const [texts, things, reads, serving, following, people, sessions, open, told] = await Promise.all([
    ...[ticks<Text>('texts'), ticks<Thing>('things'), ticks<Read>('reads')],
    db.execute<{ id: string }>(sql`
      select distinct person_id as id from canary.reads join channels c on c.id = channel_id
      where keeps and audience = 'network'`),
    db.execute<{ id: string }>(sql`
      select distinct person_id as id from canary.reads r join channels c on c.id = r.channel_id
      where r.reads and c.audience = 'network' and c.parent_id is null`),
    db.execute<{ id: string; name: string; member_id: string }>(sql`select id, name, member_id from people`),
    db.execute<{ id: string; person_id: string }>(sql`select id, person_id from canary.sessions`),
    db.execute<{ words: string | null }>(sql`
      select unnest(array[name, own_name, npm, code]) as words from members
      union select unnest(array[name, purpose, slug]) from groups union select unnest(array[name, position]) from people
      union select unnest(array[name, slug]) from topics union select name from topic_groups
      union select name from places`),
    db.execute<{ id: string; secretary: string }>(sql`
      select distinct value as id, p.id as secretary from audit_acts cross join json_each_text(about::json), people p
      where group_id is null and p.role = 'secretariat'`),
  ] as const)
  return { texts, things, reads, serving: idsOf(serving), following: idsOf(following), people, sessions, open, told }
}

const idsOf = (rows: Iterable<{ id: string }>) => [...rows].map(({ id }) => id)
