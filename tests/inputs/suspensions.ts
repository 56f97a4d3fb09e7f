import { updatePerson } from '../../db/queries/people'
import type { Asking, Inputs } from '../requests'

export const suspensions: Inputs = {
  listSuspensions: () => ({}),
  suspendPerson: async (asking) => ({
    personId: await whom(asking, null),
    until: new Date(Date.now() + 86_400_000).toISOString(),
    reason: 'For a while.',
  }),
  resumePerson: async (asking) => ({ personId: await whom(asking, new Date(Date.now() + 86_400_000)) }),
}

/** Somebody who does nothing else in the table, suspended or not just before: so that either changes something. */
async function whom({ stage, on, me }: Asking, suspendedUntil: Date | null) {
  if (on === 'oneself') return me.id
  const { id } = on === 'the secretariat' ? stage.idle : stage.writers['spare']!
  await updatePerson(stage.forum.db, id, { suspendedUntil })
  return id
}
