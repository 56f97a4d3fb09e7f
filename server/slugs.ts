import { randomUUID } from 'node:crypto'

/**
 * A name as a part of an address, and something that makes it the only one. It says nothing of other places: a name that
 * is taken looks like one that is not.
 */
export const slugOf = (name: string) => {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, 40)
  return [...words.split(' '), randomUUID().slice(0, 6)].filter(Boolean).join('-')
}
