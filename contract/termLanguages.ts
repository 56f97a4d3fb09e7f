/**
 * The languages of the glossary, in the order they are shown. Serbian in each of its scripts, since both are written.
 * Free of the schema library, so that the page may hold them.
 */
export const termLanguages = [
  ...(['en', 'sq', 'bg', 'bs', 'cnr', 'de', 'el', 'hr', 'hu'] as const),
  ...(['mk', 'ro', 'sl', 'sr-Cyrl', 'sr-Latn'] as const),
] as const
export type TermLanguage = (typeof termLanguages)[number]

export const termStates = ['suggested', 'accepted'] as const
