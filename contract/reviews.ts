import type { Answer, Cell } from './answers'
import { limits } from './limits'
import { shownAsOf } from './standing'

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
 * than a review; null while it holds. It was confirmed as of the day it is shown to be so, or else when its answer was
 * released. The page and what is handed in ask this alone.
 */
export function unconfirmedSince(
  cell: Pick<Cell, 'asOf'>,
  answer: Pick<Answer, 'releasedAt' | 'confirmedOn'>,
  now: Date,
): string | null {
  const confirmed = shownAsOf(cell, answer) ?? answer.releasedAt
  return isDue(confirmed, now) ? confirmed : null
}

/** From when on what was asked again at a moment can be asked once more. */
export const nextRoundAt = (askedAgainAt: string) =>
  new Date(Date.parse(askedAgainAt) + limits.againDays * 86_400_000).toISOString()

/** Whether a review of what was confirmed then is overdue. */
export const isDue = (confirmedAt: string, now: Date) => new Date(reviewAt(confirmedAt)) <= now
