import type { TermWord } from '../contract/glossary'
import { limits } from '../contract/limits'
import { plainOf } from '../contract/terms'
import * as queries from '../db/queries/glossary'
import type { Context } from './context'
import { Refusal } from './errors'

interface Content {
  definition: string
  words: TermWord[]
}

/** What was typed, in order, and found to be enough. */
export async function checked(ctx: Context, { id, ofId }: { id: string; ofId: string | null }, said: Content) {
  const content = { definition: tidy(said.definition), words: without(said.words.map(tidied), []) }
  if (ofId) return checkAddition(ctx, ofId, content)
  const name = content.words.find(({ language }) => language === 'en')
  if (!name) throw new Refusal('invalid', 'Give the English word: the glossary is listed by it.', 'words')
  if (!content.definition) throw new Refusal('invalid', 'Say in a sentence what it means.', 'definition')
  const others = (await queries.listAcceptedTerms(ctx.db)).filter((each) => each.id !== id)
  if (others.some(({ words }) => words.some((word) => isSame(word, name)))) {
    throw new Refusal('conflict', `“${name.text}” is in the glossary already. Suggest what it lacks there.`, 'words')
  }
  return content
}

async function checkAddition(ctx: Context, ofId: string, { definition, words }: Content) {
  const of = await queries.findTerm(ctx.db, ofId)
  if (of?.state !== 'accepted' || of.removedAt) throw new Refusal('invalid', 'There is no such term.', 'ofId')
  const added = { definition: definition === of.definition ? '' : definition, words: without(words, of.words) }
  if (added.definition || added.words.length) return added
  throw new Refusal('invalid', 'All of this stands there already.', 'words')
}

/** Words that are not among others, each once. */
export function without(words: TermWord[], others: TermWord[]) {
  return words.filter((word, at) => ![...others, ...words.slice(0, at)].some((other) => isSame(other, word)))
}
const isSame = (a: TermWord, b: TermWord) => a.language === b.language && plainOf(a.text) === plainOf(b.text)
const tidied = ({ language, text }: TermWord) => ({ language, text: tidy(text) })
const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

export async function checkRoom(ctx: Context) {
  if ((await queries.countTerms(ctx.db)) < limits.terms) return
  throw new Refusal('conflict', 'The glossary is full. Ask a moderator to remove what nobody needs.')
}
