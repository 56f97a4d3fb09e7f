import type { ToServer } from '../../contract/events'
import { full, hidden, legal, narrowed, network, noOne, opened, signedIn, troika, type Row } from './cells'
import type { Effect } from './effects'

/**
 * What comes in by a socket, in the notation of the other rows. An event is asked about a room (tests/requests.ts,
 * `roomOf`); the socket that sends it is one of its own, besides those with which everyone has everything open that they
 * may. The cells:
 *
 * - `connect`: `+` one hears that room from then on, without asking · `0` one does not · `?` one is not let in at all.
 * - `watch`: `+` one is told where it stands and hears it · `0` `not_found`, and one hears nothing · `!` no room to ask for,
 *   and what one heard one hears still.
 * - `unwatch`: `+` one heard it and does not any more · `0` there was nothing to leave.
 * - `typing`: `+` whoever has the thread open is told that one is writing · `0` nobody is told anything.
 *
 * Whoever is not let in cannot send anything: `?` in each row.
 */
const noRoom = '? !!!! !! !!! !! ??'

/** Who reads in each place that threads stand in. */
const threads = Object.entries({
  ...{ network, full, legal, opened, narrowed, hidden, troika, announcements: network },
  ...{ locked: network, archived: network, moved: legal },
})
const channels = Object.entries({
  ...{ network, full, legal, opened, narrowed, hidden, troika, announcements: network, archived: network },
  ...{ 'hidden full': hidden, 'hidden legal': '? 000+ 00 000 00 ??', 'hidden opened': hidden },
  ...{ 'hidden narrowed': '? 0000 0+ 000 00 ??', 'hidden troika': '? +000 00 000 00 ??' },
})
const told: Effect = { tells: { place: 'presence' } }

/** By the name of the event; `connect` is what Socket.IO calls the first. */
const of: Record<'connect' | keyof ToServer, Row[]> = {
  connect: [
    ['connect', 'oneself', signedIn],
    ['connect', 'the directory', network],
    ['connect', 'someone else', noOne],
    ['connect', 'channel network', noOne],
    ['connect', 'thread network', noOne],
    ['connect', 'group legal', noOne],
  ],
  watch: [
    ...channels.map(([place, cells]): Row => ['watch', `channel ${place}`, cells]),
    ...threads.map(([place, cells]): Row => ['watch', `thread ${place}`, cells, told]),
    ['watch', 'group legal', legal],
    ['watch', 'group medical', noOne],
    ['watch', 'channel nowhere', noOne],
    ['watch', 'thread nowhere', noOne],
    ['watch', 'someone else', noRoom],
    ['watch', 'oneself', noRoom],
    ['watch', 'the directory', noRoom],
  ],
  unwatch: [
    ['unwatch', 'channel network', network],
    ['unwatch', 'channel legal', legal],
    ['unwatch', 'channel troika', troika],
    ['unwatch', 'thread network', network, told],
    ['unwatch', 'thread full', full, told],
    ['unwatch', 'thread legal', legal, told],
    ['unwatch', 'thread opened', opened, told],
    ['unwatch', 'thread narrowed', narrowed, told],
    ['unwatch', 'thread moved', legal, told],
    ['unwatch', 'group legal', legal],
    ['unwatch', 'oneself', noRoom],
    ['unwatch', 'the directory', noRoom],
    ['unwatch', 'thread network, without having watched', noOne],
    ['unwatch', 'thread legal, without having watched', noOne],
  ],
  typing: [
    ...threads.map(([place, cells]): Row => ['typing', `thread ${place}`, cells, told]),
    ['typing', 'thread network, without having watched', noOne],
    ['typing', 'thread legal, without having watched', noOne],
    ['typing', 'thread nowhere', noOne],
  ],
}
export const socketEvents = Object.keys(of)
export const sockets = Object.values(of).flat()
