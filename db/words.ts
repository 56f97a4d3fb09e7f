import { sql, type SQL } from 'drizzle-orm'

/**
 * The words of a search. Everything that decides which words are the same stands here, and in the columns `words` of
 * threads and posts: whoever teaches the search other scripts changes both, and nothing else.
 */
export interface Words {
  /** Words, and phrases whose words must stand one after the other. */
  runs: string[]
  /** The last one is still being typed: what begins with it is found, too. */
  openEnd: boolean
}

/** Reads what was typed; null where there is no word in it. */
export function parseWords(typed: string): Words | null {
  const text = typed.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, ' ')
  const words: Words = { runs: [], openEnd: false }
  for (const [, phrase, loose = ''] of text.matchAll(/["“”„]([^"“”„]*)["“”„]|([^"“”„]+)/gu)) {
    const runs = (phrase === undefined ? loose.split(/\s+/) : [phrase]).filter((run) => wordsIn(run).length)
    words.runs.push(...runs)
    if (runs.length) words.openEnd = phrase === undefined
  }
  return words.runs.length ? words : null
}

/** The same as PostgreSQL understands it. Quoted like this, nothing that was typed is an operator there. */
export function toQuery(words: Words): SQL {
  const parts = words.runs.map((run, index) =>
    isOpen(words, index)
      ? sql`to_tsquery('simple', ${`'${run.replace(/['\\]/g, '$&$&')}':*`})`
      : sql`phraseto_tsquery('simple', ${run})`,
  )
  return sql`(${sql.join(parts, sql` && `)})`
}

/** Finds in a text what it was found by. */
export function toPattern(words: Words): RegExp {
  const parts = words.runs.map((run, index) => {
    const phrase = wordsIn(run).join(`[^${letters}]+`)
    return isOpen(words, index) ? phrase : `${phrase}(?![${letters}])`
  })
  // The longest first, so that a phrase is marked as one.
  parts.sort((a, b) => b.length - a.length)
  return new RegExp(`(?<![${letters}])(?:${parts.join('|')})`, 'giu')
}

const letters = '\\p{L}\\p{M}\\p{N}'
const wordsIn = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
const isOpen = ({ runs, openEnd }: Words, index: number) => openEnd && index === runs.length - 1
