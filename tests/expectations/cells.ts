import type { Effect } from './effects'

/**
 * An endpoint, what it is asked about, and one cell a principal, in the order of tests/principals.ts:
 *
 * ```
 *   nobody
 *   |  ada · ann of her member · leo of the legal group · cora its convenor
 *   |  |    mia, moderator · sam of the secretariat
 *   |  |    |  oto, observer · olga, observer in the group · pia, partner with one thread
 *   |  |    |  |   eva, whose time in the group is over · rex, removed from it
 *   |  |    |  |   |  sid, suspended · dora, disabled
 *   ?  ++++ ++ +++ ++ ??
 * ```
 *
 * What else is done where it is done stands in effects.ts, by endpoint; a row that does something else says it last.
 */
export type Row = [endpoint: string, on: string, cells: string, effect?: Effect]

export const everyone = '+ ++++ ++ +++ ++ ++'
export const nowhere = '0 0000 00 000 00 00'
export const signedIn = '? ++++ ++ +++ ++ ??'
export const noOne = '? 0000 00 000 00 ??'
export const secretariat = '? ---- -+ --- -- ??'

/** Whoever reads in the place. */
export const network = '? ++++ ++ ++0 ++ ??'
export const full = '? ++++ ++ 000 0+ ??'
export const legal = '? 00++ 00 0+0 00 ??'
/** A thread of the network that is opened to a partner, one that only Ada's member may read, one that was hidden. */
export const opened = '? ++++ ++ +++ ++ ??'
export const narrowed = '? ++00 0+ 000 00 ??'
export const hidden = '? 0000 ++ 000 00 ??'
/** Persons who are named: Ada, who leads, and Leo, who wrote there. */
export const troika = '? +0+0 00 000 00 ??'
