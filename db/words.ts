import { sql, type SQL } from 'drizzle-orm'
import { asksOfPhrase, type Part, type Phrase } from '../contract/wanted'

/**
 * What is looked for, as PostgreSQL asks its index. Which words are the same is said by contract/folding.ts alone; its
 * keys hold letters and digits only, so that nothing that was typed is an operator here. Null: no word.
 */
export const toQuery = (parts: Part[]): SQL | null =>
  parts.length ? sql`${parts.map(partOf).join(' & ')}::tsquery` : null

const partOf = ({ phrases }: Part) => `(${phrases.map(oneAfterTheOther).join(' | ')})`

const oneAfterTheOther = (phrase: Phrase) =>
  `(${asksOfPhrase(phrase)
    .map((asks) => `(${asks.map(({ key, isStart }) => `'${key}'${isStart ? ':*' : ''}`).join(' | ')})`)
    .join(' <-> ')})`
