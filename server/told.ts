import { mentionPattern } from '../contract/markup'
import { listAnswers } from '../db/queries/consents'
import { listNamed } from '../db/queries/hiding'
import { lockPeople } from '../db/queries/reads'
import type { ThreadRow } from '../db/queries/threads'
import type { Context } from './context'

interface Told {
  /** Names people. */
  text: string
  /** Its contributors may be being asked whether more people read it. */
  thread?: Pick<ThreadRow, 'consentId'>
  /** Who else hears of it in the same write. */
  also?: string[]
}

/**
 * Holds everyone who will be told of what is written, at once and in the order of their ids, after threads and channels:
 * whoever is told later in the same write was held before, and no two writes wait for each other.
 */
export async function holdTold(ctx: Context, { text, thread, also = [] }: Told) {
  const named = [...text.matchAll(mentionPattern)].map((match) => match[2]!)
  const asked = thread?.consentId ? await listAnswers(ctx.db, thread.consentId) : []
  const ids = new Set([...named, ...asked.map(({ personId }) => personId), ...also, ctx.actor.id])
  if (ids.size > 1) await lockPeople(ctx.db, [...ids])
}

/** The same of a post that is taken away or put back; whom it names alone is held where they are told. */
export async function holdNamed(ctx: Context, postId: string, also: string[]) {
  if (also.length) await lockPeople(ctx.db, [...(await listNamed(ctx.db, postId)), ...also, ctx.actor.id])
}
