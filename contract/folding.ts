import { kept } from './kept'

/**
 * Which words are the same, in every script the network writes: once here, and once in the database, whose function
 * `search_vector` is made of these very tables (db/folding.ts). A word stands under its `keysOf` and is looked for under
 * its `asksOf`; it is found where the two share one. Words in Latin letters stand under how they are spelled without
 * marks. Cyrillic and Greek ones stand apart (X, Y), under how they may be typed in Latin letters, so that English words
 * are never taken for each other because other languages write them alike.
 */

/**
 * A letter or several as NFKD writes them in lower case, and in Latin letters: 1. letter by letter as Serbian and Croatian
 * write, Greek by ELOT 743; 2. as English ears and Bulgarian passports have it, Greek with its vowels as heard; 3. as
 * Macedonian passports do, Greek as heard; 4. with marks simply left out. A column that is missing is as the first.
 */
const letters = `
а a|б b|в v|г g|г\u0301 gj g dj g|д d|ђ dj d d d|е e|є je|ж z zh zh|з z|ѕ dz z z|и i|и\u0306 j|і i|ј j|к k|к\u0301 kj k c k
л l|љ lj|м m|н n|њ nj|о o|п p|р r|с s|т t|ћ c ch c|у u|ф f|х h|ц c ts c|ч c ch ch|џ dz dzh dj|ш s sh sh|щ st sht sht
ъ a a u|ы y|ь j j -|э e|ю ju|я ja|ґ g|ѣ e|ѫ a
ου ou ou u|αυ av|ευ ev|ηυ iv|ει ei i i|οι oi i i|υι yi i i|αι ai e e|γγ ng gg g|γξ nx|γχ nch|γκ gk gk g|μπ mp mp b|ντ nt nt d
λλ ll l l|σσ ss s s|μμ mm m m|νν nn n n|ππ pp p p|κκ kk k k|ττ tt t t|ρρ rr r r|ββ vv v v
α a|β v b|γ g|δ d|ε e|ζ z|η i|θ th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|ς s|τ t|υ y|φ f|χ ch|ψ ps|ω o
dj dj d d d|đ dj d d d|c\u030c c ch ch|c\u0301 c ch c|s\u030c s sh sh|z\u030c z zh zh|a\u0308 a ae ae|o\u0308 o oe oe|u\u0308 u ue ue
ß ss|ł l|ø o oe oe|æ ae|œ oe|ı i|þ th|ð d|ŋ n|ħ h|ŧ t`

/** Capitals that the database does not make small by itself, and theirs. */
export const [capitals, smalls] = [
  'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐѢѪΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩĐŁØÆŒÞÐŊĦŦẞ',
  'абвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґѣѫαβγδεζηθικλμνξοπρστυφχψωđłøæœþðŋħŧß',
]

/** What stands between words; everything else is a letter, a digit, or a mark on one. Code points. */
export const between =
  '1-2f 3a-40 5b-60 7b-a9 ab-ac ae-b1 b4 b6-b8 bb-bf d7 f7 2c2-2c5 2d2-2df 2e5-2ff 375 37a 37e 384-385 387 3f6 482 55a-55f ' +
  '589-590 5be 5c0 5c3 5c6 5f3-60f 61b-61f 66a-66d 6d4 6dd-6de 6e9 6fd-6fe 700-70f 964-965 970 10fb 1680 1fbd 1fbf-1fc1 ' +
  '1fcd-1fcf 1fdd-1fdf 1fed-1ff1 1ffd-200b 200e-205f 2061-206f 207a-207e 208a-208e 20a0-20cf 2100-2125 2127-2129 212c-215f ' +
  '2189-2bff 2cf9-2cff 2e00-3020 3030-3040 309b-309c 30a0 30fb 3200-33ff d800-f8ff fb29 fb50-fdff fe10-fe1f fe30-fefe ' +
  'ff00-ff0f ff1a-ff20 ff3b-ff40 ff5b-ff65 ff9e-ff9f ffe0-ffff 1d000-1d3ff 1d6c1 1d6db 1d6fb 1d715 1d735 1d74f 1d76f 1d789 ' +
  '1d7a9 1d7c3 1f000-1ffff e0000-10ffff'

/** Marks on letters, and what is not seen inside a word. */
export const marks =
  'ad 2b9-2c1 2c6-2d1 300-36f 483-489 1ab0-1aff 1dc0-1dff 200c-200d 2060 20d0-20ff fe00-fe0f fe20-fe2f feff'

type Pairs = readonly (readonly [from: string, to: string])[]

/** Each of the four ways as replacements in this order; the longer come first. */
export const spellings: readonly Pairs[] = [0, 1, 2, 3].map((way) =>
  letters
    .split(/[|\n]/)
    .filter(Boolean)
    .map((line) => line.split(' '))
    .map(([from, ...to]) => [from!, (to[way] ?? to[0]!).replace('-', '')] as const)
    .sort(([a], [b]) => b.length - a.length),
)

/** Spellings that mean the same once a word is known not to be English. */
export const alike: Record<'X' | 'Y', Pairs> = {
  X: [['y', 'i'], ['j', 'i'], ['w', 'v'], ['kh', 'h'], ['iii', 'i'], ['ii', 'i']], // prettier-ignore
  Y: [['y', 'i'], ['w', 'o'], ['x', 'ks'], ['ph', 'f'], ['ch', 'h'], ['kh', 'h'], ['au', 'av'], ['af', 'av'], ['eu', 'ev'], ['ef', 'ev']], // prettier-ignore
}

/** What a word of that script holds. */
export const script = { X: '400-52f', Y: '370-3ff' }
/** Of a longer word only the beginning is looked at. */
export const longestWord = 64
/** Several letters, or a letter with its mark. */
export const isLong = ([from]: Pairs[number]) => from.length > 1

const range = (points: string) => points.replace(/[0-9a-f]+/g, '\\u{$&}').replaceAll(' ', '')
const pattern = (points: string, flags = 'u') => new RegExp(`[${range(points)}]+`, flags)
const inWord = new RegExp(`[^\\0${range(between)}]+`, 'gu')
const onLetters = pattern(marks, 'gu')
const [cyrillic, greek] = [pattern(script.X), pattern(script.Y)]
const isCapital = new RegExp(`[A-Z${capitals}]`, 'gu')
const isForeign = /[^\0-\x7f]/gu
const smallOf = new Map(Array.from(capitals, (capital, at) => [capital, smalls[at]!]))
const hasLong = new RegExp(spellings[0]!.filter(isLong).map(([from]) => from).join('|')) // prettier-ignore
const latin = spellings.map((pairs) => new Map(pairs))

export interface Word {
  word: string
  start: number
  end: number
}

/** The words of a text, and where each stands. */
export const wordsIn = (text: string): Word[] =>
  Array.from(text.matchAll(inWord), ({ 0: word, index }) => ({ word, start: index, end: index + word.length })).filter(
    ({ word }) => word.replace(onLetters, ''),
  )

/** Under what a word stands in the index. Most words are English, and stand under themselves alone. */
export const keysOf = (word: string): readonly string[] => (isPlain(word) ? [word.toLowerCase()] : keysKnown(word))
const isPlain = (word: string) => /^(?!.*dj)[a-z\d]{1,64}$/i.test(word)
const keysKnown = kept((word) => {
  const { ways, isCyrillic, isGreek } = read(word)
  const keys = isCyrillic || isGreek ? [] : ways
  return some([...keys, ...(isCyrillic ? ways.map(as('X')) : []), ...(isGreek ? ways.map(as('Y')) : [])])
})

export interface Ask {
  key: string
  /** Whatever begins with it is meant, too. */
  isStart: boolean
}

/** Under what a word is looked for; with `isStart`, one that is still being typed. */
export function asksOf(word: string, isStart = false): Ask[] {
  const { ways, isCyrillic, isGreek } = read(word)
  const x = isGreek ? [] : ways.map(as('X'))
  const y = isCyrillic ? [] : (isGreek ? ways : ways.flatMap(typedForGreek)).map(as('Y'))
  const cited = isCyrillic || isGreek ? ways.flatMap(citedAs(isCyrillic ? 'X' : 'Y')) : []
  // `adj` may be a word with đ, but begins nothing that begins with `ad`.
  const isPlain = !word.search(/^[\0-\x7f]*$/)
  const starts = isPlain ? [...ways.slice(0, 1), ...x.slice(0, 1), ...y.slice(0, word.length > 2 ? 3 : 1)] : undefined
  return some([...ways, ...cited, ...x, ...y]).map((key) => ({
    ...{ key, isStart: isStart && (!starts || starts.includes(key)) },
  }))
}

/** What it is looked for under by whoever may have typed it a little wrong: letter by letter, in each script. */
export function nearAsksOf(word: string): string[] {
  const { ways, isCyrillic, isGreek } = read(word)
  const letters = ways.slice(0, 1)
  return some([...letters, ...(isGreek ? [] : letters.map(as('X'))), ...(isCyrillic ? [] : letters.map(as('Y')))])
}

/** How Greeks write on a keyboard that has no Greek: as it sounds, x for χ, h for η. */
const typedForGreek = (way: string) => [way, way.replaceAll('x', 'ch'), way.replace(/(?<![tcp])h/g, 'i')]

/** How texts in Latin letters cite what is written in others: izolatsiya, izolatsia; eleftheria. */
const citedAs = (kind: 'X' | 'Y') => (way: string) => [
  ...[way.replaceAll('j', 'y'), replaced(way, alike[kind])],
  ...(kind === 'Y' ? [way.replace(/([ae])v(?=th|ch|[kptfsx]|$)/g, '$1f')] : []),
]

/** Whether a word that stands under these keys is one that is looked for. */
export const fits = (keys: readonly string[], asks: Ask[]) =>
  asks.some(({ key, isStart }) => keys.some((one) => (isStart ? one.startsWith(key) : one === key)))

/** A word in four ways of Latin letters. */
function read(word: string) {
  const plain = word.normalize('NFKD').replace(isCapital, (letter) => smallOf.get(letter) ?? letter.toLowerCase())
  const ways = spellings.map((pairs, way) => {
    const joined = hasLong.test(plain) ? replaced(plain, pairs.filter(isLong)) : plain
    return joined.replace(onLetters, '').replace(isForeign, (letter) => latin[way]!.get(letter) ?? letter)
  })
  return { ways, isCyrillic: cyrillic.test(plain), isGreek: greek.test(plain) }
}

const as = (kind: 'X' | 'Y') => (way: string) => kind + replaced(way, alike[kind])
const replaced = (text: string, pairs: Pairs) => pairs.reduce((whole, [from, to]) => whole.replaceAll(from, to), text)
const cut = (key: string) => (key.length > longestWord ? Array.from(key).slice(0, longestWord).join('') : key)
const some = (keys: string[]) => [...new Set(keys.map(cut))].filter((key) => !/^[XY]?$/.test(key))
