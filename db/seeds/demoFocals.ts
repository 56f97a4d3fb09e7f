import type { Database } from '../database'
import { appendActs, type Entry } from '../queries/audit'
import { saveMeeting } from '../queries/desk'
import { updateMember } from '../queries/members'
import { updatePerson } from '../queries/people'
import { memberIdOf, idOf, type Cast } from './demoCast'
import { dayOf, moment } from './demoTime'

/** Two institutions have said who answers for them, one of them that one writes and the other clears. */
export async function seedDemoFocals(db: Database, cast: Cast) {
  const [actorId, clearing] = [idOf(cast, 'katarina'), memberIdOf(cast, 'BX')]
  const named = ['katarina', 'kalina', 'nefeli', 'orest'].map((key) => idOf(cast, key))
  for (const personId of named) await updatePerson(db, personId, { focal: true })
  await updateMember(db, clearing, { clears: true })
  const meetingOn = dayOf('+24d', cast.now)
  await saveMeeting(db, meetingOn)
  const at = (minute: string) => ({ at: moment(`30d 09:${minute}`, cast.now), actorId, groupId: null })
  await appendActs(db, [
    ...named.map((personId): Entry => ({
      ...at('10'),
      act: 'person.focal',
      about: { personId },
      details: { to: 'yes' },
    })),
    { ...at('20'), act: 'member.clearing', about: { memberId: clearing }, details: { to: 'yes' } },
    { ...at('30'), act: 'house.meeting', about: {}, details: { since: meetingOn } },
  ])
}
