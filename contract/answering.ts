import { isSettled, type SeatState } from './kinds'

/*
 * Rules about answers that server and page work out alike. Free of the schema library, so that the page may hold them.
 */

/**
 * "My institution clears": whoever wrote in a draft does not release it. Where all who may answer wrote in it
 * (`speakerIds`), whoever wrote last does not. `writerIds`: who did last is the last.
 */
export const maySendOff = (personId: string, writerIds: string[], speakerIds: string[]) =>
  !writerIds.includes(personId) || (writerIds.at(-1) !== personId && speakerIds.every((id) => writerIds.includes(id)))

/** How many of those who owe said until when they need, and the latest of it. */
export function needsOf(seats: { state: SeatState; needsUntil: Date | null }[]) {
  const needs = seats.flatMap(({ state, needsUntil }) => (needsUntil && !isSettled(state) ? [needsUntil] : []))
  const moments = needs.map((each) => each.toISOString()).sort()
  return { needing: needs.length, needsUntil: moments.at(-1) ?? null }
}
