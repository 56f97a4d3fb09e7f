/** What both sides read in the text of a post, besides Markdown. */

/** A mention is written `@[Name](person:ID)`. */
export const mentionPattern = /@\[([^\]\n]{1,200})\]\(person:([0-9a-f-]{36})\)/g

/** Where a post is found in the forum; a copied link is this after the forum's own address. */
export const postAddress = (threadId: string, postId: string) => `/threads/${threadId}?post=${postId}`

/** What stands in the place of words that a moderator took out. */
export const redactionMark = '[redacted]'
