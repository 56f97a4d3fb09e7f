import { asksOf, fits, keysOf, wordsIn } from '../../contract/folding'
import type { Term, TermWord } from '../../contract/glossary'
import { termLanguages, type TermLanguage } from '../../contract/termLanguages'

/** Words by their languages, in the order of the glossary. */
export const byLanguage = (words: TermWord[]): { language: TermLanguage; texts: string[] }[] =>
  termLanguages
    .map((language) => ({
      language,
      texts: words.filter((word) => word.language === language).map(({ text }) => text),
    }))
    .filter(({ texts }) => texts.length)

/** Those terms of which every word that is typed begins one, in whatever language and script; and how they were found. */
export function filterTerms(terms: Term[], typed: string): { term: Term; found: Set<string> }[] {
  const wanted = wordsIn(typed).map(({ word }) => asksOf(word, true))
  const isMeant = (text: string) => {
    const keys = wordsIn(text).map(({ word }) => keysOf(word))
    return wanted.every((asks) => keys.some((each) => fits(each, asks)))
  }
  return terms.flatMap((term) => {
    const found = new Set(wanted.length ? term.words.map(({ text }) => text).filter(isMeant) : [])
    return found.size || !wanted.length ? [{ term, found }] : []
  })
}
