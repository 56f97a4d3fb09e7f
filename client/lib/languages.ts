/** The languages people of the network are likely to work in; others can be there, but are not offered. */
export const workingLanguages = [
  ...['en', 'sq', 'bs', 'bg', 'hr', 'cnr', 'de', 'el', 'hu', 'mk', 'ro', 'sr', 'sl'],
  ...['fr', 'it', 'ru', 'tr', 'uk', 'ar'],
]

/** In which languages, in this order, an institution's own name is written where it has several parts. */
const ofMembers: Record<string, string[]> = {
  ...{ AL: ['sq'], AT: ['de'], BG: ['bg'], HR: ['hr'], GR: ['el'], HU: ['hu'], ME: ['cnr'], MK: ['mk', 'sq'] },
  ...{ RO: ['ro'], RS: ['sr-Cyrl', 'sr-Latn'], SI: ['sl'], BA: ['bs', 'sr-Cyrl'], XK: ['sq'] },
}

/** An institution's own name in its parts, each with its language where that is known. */
export function ownNameParts({ code, ownName }: { code: string; ownName: string }) {
  return ownName.split(' / ').map((text, index) => ({ text, lang: ofMembers[code]?.[index] }))
}
