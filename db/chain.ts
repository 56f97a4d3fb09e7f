import { createHash } from 'node:crypto'

/** A row of the log as it is hashed: every column but the hash, as text. */
export interface Link {
  sequence: string
  id: string
  /** Milliseconds since 1970. */
  at: string
  actorId: string | null
  act: string
  groupId: string | null
  about: string
  details: string
  previousHash: string
}
export interface Head {
  sequence: string
  hash: string
}

/** Before the first act. */
export const beginning: Head = { sequence: '0', hash: '0'.repeat(64) }

/** SHA-256 of a JSON array in this order: two rows that differ anywhere differ in it. */
export function hashOf(link: Link) {
  const { sequence, id, at, actorId, act, groupId, about, details, previousHash } = link
  const written = JSON.stringify([sequence, id, at, actorId, act, groupId, about, details, previousHash])
  return createHash('sha256').update(written).digest('hex')
}

/** One way to write a flat object down: its keys in order. */
export const canonical = (value: object) => JSON.stringify(value, Object.keys(value).sort())

/**
 * Follows the chain from its beginning to its head and says in words what does not fit. `noted` is a head that was
 * written down elsewhere earlier: its act must still be there as it was.
 */
export async function checkChain(
  batches: AsyncIterable<(Link & { hash: string })[]>,
  head: Head | undefined,
  noted?: Head,
): Promise<{ last: Head; mistakes: string[] }> {
  let last = beginning
  let isNotedThere = !noted || noted.sequence === beginning.sequence
  const mistakes: string[] = []
  for await (const batch of batches) {
    for (const link of batch) {
      mistakes.push(...mistakesIn(link, last))
      if (noted?.sequence === link.sequence) isNotedThere = noted.hash === link.hash
      last = { sequence: link.sequence, hash: link.hash }
    }
  }
  if (!head) mistakes.push('The head of the log is missing.')
  else if (head.sequence !== last.sequence) {
    mistakes.push(`The log ends with act ${last.sequence}, but act ${head.sequence} was the last one written.`)
  } else if (head.hash !== last.hash) mistakes.push(`Act ${last.sequence} is not the one that was written last.`)
  if (!isNotedThere) mistakes.push(`Act ${noted!.sequence} is not the one that was noted.`)
  return { last, mistakes }
}

function mistakesIn(link: Link & { hash: string }, before: Head) {
  const { sequence } = link
  const expected = BigInt(before.sequence) + 1n
  const isNext = BigInt(sequence) === expected
  const found: string[] = []
  if (!isNext) found.push(`Act ${expected} is missing: act ${sequence} comes after act ${before.sequence}.`)
  else if (link.previousHash !== before.hash) {
    found.push(`Act ${sequence} was not written after act ${before.sequence} as it stands now.`)
  }
  if (hashOf(link) !== link.hash) found.push(`Act ${sequence} was changed after it was written.`)
  return found
}
