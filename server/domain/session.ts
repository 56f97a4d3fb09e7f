import type { Input } from '../../contract/endpoint'
import type { becomePersona, House, Me, Persona, signIn } from '../../contract/session'
import { listGroups } from '../../db/queries/groups'
import { hasPeople } from '../../db/queries/invitations'
import { listMembers } from '../../db/queries/members'
import { findPersonByEmail, holdPerson, listPeople, type PersonRow } from '../../db/queries/people'
import { listActors } from '../../db/queries/sessions'
import type { Beforehand, Context, Visit } from '../context'
import { notFound, Refusal } from '../errors'
import { isPassword } from '../passwords'
import { sessionHash } from '../session'
import { inWords } from '../throttle'

export async function house(ctx: Visit): Promise<House> {
  return { demo: ctx.config.demo, empty: !(await hasPeople(ctx.db)) }
}

/** Whose address and password these are. Unknown and wrong take the same time, and get the same answer. */
export async function prove(ctx: Beforehand<Visit>, { email, password }: Input<typeof signIn>): Promise<PersonRow> {
  const tries = triesOf(ctx, email)
  const wait = Math.max(...tries.map(({ key, attempts }) => ctx.throttle.wait(key, { attempts }, ctx.now)))
  if (wait) throw new Refusal('too_many', `Too many attempts from here. Try again in ${inWords(wait)}.`)
  // Noted before the slow look at the password: a hundred tries sent at once count as a hundred.
  for (const { key } of tries) ctx.throttle.note(key, { seconds: 300 }, ctx.now)
  const person = await findPersonByEmail(ctx.db, email.trim())
  const matches = await isPassword(person?.passwordHash, password)
  if (!matches || !person) throw noSuchAccount()
  return person
}

/** A closed account is answered as a wrong password is. */
export async function start(ctx: Visit, { email }: Input<typeof signIn>, person: PersonRow): Promise<Me> {
  const now = await stillOpen(ctx, person)
  if (!now) throw noSuchAccount()
  const [forAccount, forAddress] = triesOf(ctx, email)
  ctx.throttle.forget(forAccount.key)
  ctx.throttle.pardon(forAddress.key)
  return welcome(ctx, admitted(ctx, now))
}

export async function end(ctx: Context) {
  await endSession(ctx, ctx.sessionId!)
  ctx.setCookie(ctx.sessions.blank())
  return {}
}

export async function personas(ctx: Visit): Promise<Persona[]> {
  demoOnly(ctx)
  const members = new Map((await listMembers(ctx.db)).map((member) => [member.id, member]))
  const groups = new Map((await listGroups(ctx.db)).map((group) => [group.id, group.name]))
  const actors = new Map((await listActors(ctx.db)).map((actor) => [actor.id, actor]))
  return (await listPeople(ctx.db)).flatMap(({ id, name, memberId, position }): Persona[] => {
    const actor = actors.get(id)
    if (!actor) return []
    const duties = actor.memberships.map(
      ({ groupId, convenor }) => `${convenor ? 'convenor, ' : ''}${groups.get(groupId)}`,
    )
    const note = [position, actor.role !== 'person' && actor.role, actor.memberStatus === 'observer' && 'observer']
    return [
      {
        personId: id,
        name,
        member: members.get(memberId)!.name,
        note: [...note, ...duties].filter(Boolean).join(', '),
      },
    ]
  })
}

export async function become(ctx: Visit, { personId }: Input<typeof becomePersona>): Promise<Me> {
  demoOnly(ctx)
  const person = await holdPerson(ctx.db, personId)
  if (!person || person.disabledAt) throw notFound()
  return welcome(ctx, admitted(ctx, person))
}

/** Signs a person in on the device that asks, and out whoever was signed in there before. */
export async function welcome(ctx: Visit, person: Pick<PersonRow, 'id' | 'email' | 'locale'>): Promise<Me> {
  if (ctx.sessionId) await endSession(ctx, ctx.sessionId)
  ctx.setCookie(await ctx.sessions.start(ctx.db, person.id, ctx.agent, ctx.now))
  return presentMe(person)
}

export const presentMe = ({ id, email, locale }: Pick<PersonRow, 'id' | 'email' | 'locale'>): Me => ({
  personId: id,
  ...{ email, locale },
})

const triesOf = ({ address }: Beforehand<Visit>, email: string) =>
  [
    { key: `sign-in ${email.trim().toLowerCase()} from ${address}`, attempts: 5 },
    { key: `sign-in from ${address}`, attempts: 50 },
  ] as const

const noSuchAccount = () => new Refusal('not_allowed', 'E-mail address and password do not go together.')

/** The person, where account and password are still those that were compared, while neither can be changed under our hands. */
async function stillOpen(ctx: Visit, { id, passwordHash }: PersonRow) {
  const now = await holdPerson(ctx.db, id)
  return now?.passwordHash === passwordHash && now.disabledAt === null ? now : undefined
}

/** Only who gave the right password is told that they are kept out, and why. */
function admitted(ctx: Visit, person: PersonRow) {
  const { suspendedUntil: until, suspensionReason: reason } = person
  if (!until || until <= ctx.now) return person
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(until)
  throw new Refusal('not_allowed', `You cannot sign in until ${day} (UTC). The reason given: ${reason}`)
}

async function endSession(ctx: Visit, sessionId: string) {
  const before = await ctx.sessions.find(ctx.db, sessionId)
  if (!before) return
  await ctx.sessions.end(ctx.db, sessionId)
  ctx.cut({ personId: before.actor.id, signedOut: { session: sessionHash(sessionId) } })
}

/** Outside a demo these do not exist. */
function demoOnly({ config }: Visit) {
  if (!config.demo) throw notFound()
}
