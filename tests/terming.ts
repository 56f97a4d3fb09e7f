import { expect } from 'vitest'
import { openGlossary } from '../client/stores/glossary.svelte'
import type { Term, TermWord } from '../contract/glossary'
import { openForum, type Opening } from './forum'
import type { Someone } from './someone'

export async function stage(opening: Opening = {}) {
  const forum = await openForum(opening)
  const mia = await forum.join('mia', { role: 'moderator', member: 'Delta' })
  return { forum, mia, ada: await forum.join('ada'), ben: await forum.join('ben', { member: 'Beta' }) }
}

export async function opened({ forum }: Someone) {
  const glossary = openGlossary(forum)
  await expect.poll(() => glossary.isLoaded).toBe(true)
  return glossary
}

export const newTerm = (name: string, words: TermWord[] = []) => ({
  ...{ id: crypto.randomUUID(), ofId: null, definition: 'Everyone is counted.' },
  words: [{ language: 'en' as const, text: name }, ...words],
})
export const inLanguage = ({ words }: Term, wanted: TermWord['language']) =>
  words.filter(({ language }) => language === wanted).map(({ text }) => text)

export async function audited(forum: Awaited<ReturnType<typeof openForum>>) {
  const rows = await forum.connection
    .client`select act, about from audit_acts where act like 'term.%' order by sequence`
  return rows.map(({ act, about }) => [act, typeof about === 'string' ? (JSON.parse(about) as unknown) : about])
}
