import { randomUUID } from 'node:crypto'
import type { Database } from '../database'
import { findAnswerOf } from '../queries/answers'
import { replaceParagraphs, replaceWords, saveSummary, updateWord } from '../queries/summaries'
import { advanceThread, type Standing } from '../queries/threads'
import { listPostsFrom } from '../queries/posts'
import type { SummarySeed } from './demoAsking'
import { idOf, memberIdOf, type Cast } from './demoCast'
import { moment } from './demoTime'

/** What an asker made of the answers; as a draft, told to nobody. */
export async function seedDemoSummary(
  db: Database,
  place: Standing,
  { state, paragraphs, asked, by }: SummarySeed & { by: string },
  cast: Cast,
) {
  const threadId = place.id
  const when = asked && { askedAt: moment(asked.at, cast.now), dueAt: moment(asked.due, cast.now) }
  const { revision } = asked ? await advanceThread(db, place, 'quiet') : { revision: 0 }
  const { askedAt = null, dueAt = null } = when ?? {}
  const words = Object.entries(asked?.words ?? {})
  // Saved, asked, and moved on with each word.
  const version = 1 + (asked ? 1 : 0) + words.filter(([, said]) => said).length
  await saveSummary(db, { threadId, writtenById: by, state, askedAt, dueAt, version, revision })
  const rows = []
  for (const { text, from } of paragraphs) {
    rows.push({ id: randomUUID(), text, sources: await sourcesIn(db, threadId, from) })
  }
  await replaceParagraphs(db, threadId, rows)
  await replaceWords(
    db,
    threadId,
    words.map(([code]) => memberIdOf(cast, code)),
  )
  for (const [code, said] of words) {
    if (!said) continue
    const byId = said.by ? idOf(cast, said.by) : null
    const word = { word: said.word, byId, at: moment(said.at, cast.now) }
    await updateWord(db, { threadId, memberId: memberIdOf(cast, code) }, word)
  }
}

/** The answers in some posts of a thread, as they are. */
async function sourcesIn(db: Database, threadId: string, numbers: number[]) {
  const posts = await listPostsFrom(db, threadId, { root: 1, number: 1 }, 100, true)
  const sources = []
  for (const number of numbers) {
    const { id, changedAt } = (await findAnswerOf(db, posts.find((post) => post.number === number)!.id))!
    sources.push({ answerId: id, asOf: changedAt.toISOString() })
  }
  return sources
}
