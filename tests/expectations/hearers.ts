import { full, hidden, legal, narrowed, network, opened, troika } from './cells'

/** Who reads in a place: whoever has a `+`. */
export const readersOf: Record<string, string> = {
  ...{ network, full, legal, opened, narrowed, hidden, troika },
  ...{ announcements: network, locked: network, archived: network, moved: legal, guest: opened },
}

/** Who keeps order there. */
export const keepersOf: Record<string, string> = {
  ...{ network: 'mia sam', full: 'mia sam', legal: 'cora', announcements: 'mia sam', narrowed: 'sam' },
  ...{ opened: 'mia sam', guest: 'mia sam', hidden: 'mia sam', locked: 'mia sam', archived: 'mia sam' },
  ...{ moved: 'cora', troika: 'ada' },
}

const others = 'ada ann leo cora oto olga eva rex stranger spare'

/** Who reads there and does not keep order. */
export const othersOf: Record<string, string> = {
  ...{ network: others, locked: others, archived: others, opened: `${others} pia`, narrowed: 'ada ann stranger spare' },
  full: 'ada ann leo cora rex stranger spare',
  ...{ legal: 'leo olga', moved: 'leo olga', troika: 'leo' },
}
