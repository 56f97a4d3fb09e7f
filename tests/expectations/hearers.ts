import { full, hidden, legal, narrowed, network, opened } from './cells'

/** Who reads in a place: whoever has a `+`. */
export const readersOf: Record<string, string> = {
  ...{ network, full, legal, opened, narrowed, hidden },
  ...{ announcements: network, locked: network, archived: network, moved: legal },
}

/** Who keeps order there. */
export const keepersOf: Record<string, string> = {
  ...{ network: 'mia sam', full: 'mia sam', legal: 'cora', announcements: 'mia sam', narrowed: 'sam' },
}

/** Who reads there and does not keep order. */
export const othersOf: Record<string, string> = {
  network: 'ada ann leo cora oto olga eva rex stranger',
  full: 'ada ann leo cora rex stranger',
  legal: 'leo olga',
}
