import type { search } from '../contract/search'
import type { Someone } from './someone'

export type Question = Parameters<Someone['forum']['search']['ask']>[0] & { cursor?: string }

export const ask = (person: Someone, question: Question) =>
  person.forum.api.call<typeof search>('GET /api/search', question)
export const find = async (person: Someone, q: string) => (await ask(person, { q })).hits

export async function everything(person: Someone, q: string) {
  const hits = []
  for (let cursor: string | undefined; ;) {
    const page = await ask(person, { q, cursor })
    hits.push(...page.hits)
    if (!page.next) return hits
    cursor = page.next
  }
}

export async function answerTo(person: Someone, question: Question) {
  const query = new URLSearchParams(question as unknown as Record<string, string>)
  const answer = await person.fetch(new URL(`/api/search?${query}`, person.base))
  return { status: answer.status, body: await answer.text() }
}
