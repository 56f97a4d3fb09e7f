import { limits } from './limits'

/** When what was confirmed at a moment is to be looked at again: so many months later, on the same day of the month. */
export function reviewAt(confirmedAt: string): string {
  const at = new Date(confirmedAt)
  const day = at.getUTCDate()
  at.setUTCMonth(at.getUTCMonth() + limits.reviewMonths)
  // A month that is too short for the day ends sooner.
  if (at.getUTCDate() !== day) at.setUTCDate(0)
  return at.toISOString()
}

/**
 * Since when a cell of an answer is unconfirmed: the day or moment it was last confirmed, where that lies further back
 * than a review; null while it holds. It was confirmed as of the day it bears, or else when the answer was released, or
 * said to hold still. The page and what is handed in ask this alone.
 */
export function unconfirmedSince(
  { asOf }: { asOf: string | null },
  { releasedAt, confirmedAt = null }: { releasedAt: string; confirmedAt?: string | null },
  now: Date,
): string | null {
  const said = asOf ?? releasedAt
  const confirmed = confirmedAt && confirmedAt > said ? confirmedAt : said
  return isDue(confirmed, now) ? confirmed : null
}

/** Whether a review of what was confirmed then is overdue. */
export const isDue = (confirmedAt: string, now: Date) => new Date(reviewAt(confirmedAt)) <= now
