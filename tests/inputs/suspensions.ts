import type { Asking, Inputs } from '../requests'

export const suspensions: Inputs = {
  listSuspensions: () => ({}),
  suspendPerson: (asking) => ({
    personId: whom(asking),
    until: new Date(Date.now() + 86_400_000).toISOString(),
    reason: 'For a while.',
  }),
  resumePerson: (asking) => ({ personId: whom(asking) }),
}

/** Somebody who does nothing else in the table. */
const whom = ({ stage, on, me }: Asking) =>
  on === 'oneself' ? me.id : on === 'the secretariat' ? stage.secretary.id : stage.writers['spare']!.id
