/** Who could read a text while it stood, wherever what it stands in was meanwhile. */
export function openReaders(
  things: Map<string, Spans<Thing>>,
  reads: Map<string, Spans<Read>>,
  memberOf: Map<string, string>,
) {
  const inChannel = new Map<string, Spans<Read>>()
  for (const spans of reads.values()) {
    const { channel_id: id } = spans[0]!
    inChannel.set(id, [...(inChannel.get(id) ?? []), ...spans.filter((each) => each.reads)])
  }
  return (text: Text & Span) => {
    const readers = new Set<string>()
    const owner = text.owner_id
    if (owner && (!text.in_id || text.closeness === 'keepers')) readers.add(owner)
    if (text.in_id) walk(text.in_id, text, text.closeness, owner)
    return readers

    function walk(id: string, { tick, until }: Span, closeness: string | null, owner: string | null) {
      for (const each of inChannel.get(id) ?? []) {
        const isFor = (closeness ?? 'readers') === 'readers' || (closeness === 'keepers' && each.keeps)
        const isOwn = each.person_id === owner || (closeness === 'member' && memberOf.get(each.person_id) === owner)
        if (each.tick < until && each.until > tick && (isFor || isOwn)) readers.add(each.person_id)
      }
      for (const each of things.get(id) ?? []) {
        const span = { tick: Math.max(tick, each.tick), until: Math.min(until, each.until) }
        const close = closeness ?? (each.closeness === 'readers' ? null : each.closeness)
        if (span.tick < span.until) walk(each.in_id, span, close, owner ?? each.owner_id)
      }
    }
  }
}

/** Each row until the next one of the same. */
export function spansOf<Row extends Tick>(rows: Row[], keyOf: (row: Row) => string) {
  const all = new Map<string, Spans<Row>>()
  for (const row of rows) {
    const spans = all.get(keyOf(row)) ?? []
    const last = spans.at(-1)
    if (last) last.until = row.tick
    spans.push({ ...row, until: Infinity })
    all.set(keyOf(row), spans)
  }
  return all
}

interface Tick {
  tick: number
}
export interface Text extends Tick {
  key: string
  in_id: string | null
  owner_id: string | null
  closeness: string | null
  words: string | null
}
export interface Thing extends Tick {
  id: string
  in_id: string
  owner_id: string | null
  closeness: string
}
export interface Read extends Tick {
  channel_id: string
  person_id: string
  reads: boolean
  keeps: boolean
}
export interface Span {
  tick: number
  until: number
}
export type Spans<Row extends Tick> = (Row & Span)[]
