import { randomUUID } from 'node:crypto'
import type { TermWord } from '../../contract/glossary'
import { termLanguages, type TermLanguage } from '../../contract/termLanguages'
import type { Database } from '../database'
import { terms } from '../schema/glossary'
import { termsOfHealth } from './termsOfHealth'
import { termsOfPlaces } from './termsOfPlaces'
import { termsOfTreatment } from './termsOfTreatment'

/**
 * Forty terms with their equivalents, none of them reviewed yet; a language in which we are not sure is left out. Written
 * as `= English; another English word`, then what it means, then `language word; another word | language …`. Serbian
 * stands there once: its Latin script follows from the Cyrillic one.
 */
export const termSeeds = () =>
  [termsOfPlaces, termsOfTreatment, termsOfHealth].flatMap((text) =>
    text
      .split(/^= /m)
      .slice(1)
      .map((each) => each.trim().split('\n'))
      .map(([names = '', definition = '', ...lines]) => ({
        definition,
        words: [...named('en', names), ...lines.flatMap((line) => line.split(' | ').flatMap(equivalents))],
      })),
  )

export async function seedGlossary(db: Database, now = new Date()) {
  const seeds = termSeeds().map((seed) => ({ id: randomUUID(), ...seed, state: 'accepted' as const, suggestedAt: now }))
  await db.insert(terms).values(seeds)
}

function equivalents(said: string): TermWord[] {
  const [tag = '', words = ''] = [said.slice(0, said.indexOf(' ')), said.slice(said.indexOf(' ') + 1)]
  if (tag === 'sr') return [...named('sr-Cyrl', words), ...named('sr-Latn', toLatin(words))]
  const language = termLanguages.find((each) => each === tag)
  if (!language) throw new Error(`No language of the glossary: ${tag}`)
  return named(language, words)
}

const named = (language: TermLanguage, words: string): TermWord[] =>
  words.split(';').map((text) => ({ language, text: text.trim() }))

const cyrillic = [...'абвгдђежзијклљмнњопрстћуфхцчџш']
const latin = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ')
const toLatin = (text: string) => text.replace(/[а-џ]/g, (letter) => latin[cyrillic.indexOf(letter)] ?? letter)
