/** The keys of what is answered: `'id name'` of a thing, `[…]` of each in a list, null for what has none of its own. */
export type Shape = string | null | Shape[] | { [key: string]: Shape }

export const thread =
  'id channelId authorId title label locked pinnedUntil answerId slowSeconds hidden places topics consultation createdAt activeAt lastNumber gone version'
export const mark = 'threadId read version'
export const person = 'id memberId name position expertise languages role focal disabled version'
export const member = 'id code name ownName npm status statusSince founder clears history version'
export const done = ''
