import { asksOf, fits, keysOf, wordsIn } from '../../contract/folding'

/** Whether every word that is looked for begins a word of one of these texts, in whatever script either is written. */
export function finds(wanted: string, texts: string[]): boolean {
  const keys = texts.flatMap((text) => wordsIn(text)).map(({ word }) => keysOf(word))
  return wordsIn(wanted).every(({ word }) => keys.some((some) => fits(some, asksOf(word, true))))
}
