import { deleteGroupPerson, listGroups } from '../db/queries/groups'
import { updatePerson } from '../db/queries/people'
import type { Joining, TestForum } from './forum'
import type { Someone } from './someone'

interface Principal extends Joining {
  /** What became of them since they came. */
  since?: 'dismissed' | 'suspended' | 'disabled'
}

/** Everyone the table has a column for, in the order of the columns. */
export const principals = {
  /** Not signed in. */
  nobody: null,

  /** Full members. Ada wrote what stands in the network and among full members, Leo what stands in the legal group. */
  ada: { member: 'Alpha' },
  /** The second person of Ada's member. */
  ann: { member: 'Alpha' },
  leo: { member: 'Beta', groups: ['legal'] },
  cora: { member: 'Gamma', convenes: ['legal'] },

  /** The house. */
  mia: { member: 'Delta', role: 'moderator' },
  sam: { member: 'Alpha', role: 'secretariat' },

  /** Guests: an observer, one whom the legal group admitted, and a partner to whom one thread is opened. */
  oto: { member: 'Epsilon' },
  olga: { member: 'Epsilon', groups: ['legal'] },
  pia: { member: 'Zeta' },

  /** Of the legal group once: an expert whose time is over, and one who was removed. */
  eva: { member: 'Epsilon', groups: ['legal'], until: new Date('2020-01-01') },
  rex: { member: 'Beta', groups: ['legal'], since: 'dismissed' },

  /** In the group, and let in nowhere. */
  sid: { member: 'Gamma', groups: ['legal'], since: 'suspended' },
  dora: { member: 'Alpha', groups: ['legal'], since: 'disabled' },
} as const satisfies Record<string, Principal | null>
export type PrincipalName = keyof typeof principals
export const principalNames = Object.keys(principals) as PrincipalName[]
export type Cast = Record<PrincipalName, Someone | undefined>

/** They all come in; what they have behind them, happens to them later (see `befall`). */
export async function joinAll(forum: TestForum): Promise<Cast> {
  const cast = {} as Cast
  for (const name of principalNames) {
    const principal = principals[name]
    cast[name] = principal ? await forum.join(name, principal as Joining) : undefined
  }
  return cast
}

/** Straight into the database, but for the sockets: what these verbs do besides is a story of its own. */
export async function befall({ app, db }: TestForum, cast: Cast) {
  const legal = (await listGroups(db)).find(({ slug }) => slug === 'legal')!
  for (const name of principalNames) {
    const since = (principals[name] as Principal | null)?.since
    const id = cast[name]?.id ?? ''
    if (since === 'dismissed') await deleteGroupPerson(db, legal.id, id)
    if (since === 'suspended') await updatePerson(db, id, { suspendedUntil: new Date('2100-01-01') })
    if (since === 'disabled') await updatePerson(db, id, { disabledAt: new Date() })
    if (since) app.house.realtime.cut([{ personId: id }])()
  }
}
