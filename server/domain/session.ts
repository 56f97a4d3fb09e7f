import type { Input } from '../../contract/endpoint'
import type { becomePersona, House, Me, Persona, signIn } from '../../contract/session'
import { hasPeople } from '../../db/queries/invitations'
import { listMembers } from '../../db/queries/members'
import { findPerson, findPersonByEmail, listPeople, type PersonRow } from '../../db/queries/people'
import type { Context, Visit } from '../context'
import { notFound, Refusal } from '../errors'
import { isPassword } from '../passwords'
import { sessionHash } from '../session'

export async function house(ctx: Visit): Promise<House> {
  return { demo: ctx.config.demo, empty: !(await hasPeople(ctx.db)) }
}

/** One answer for a wrong password, an unknown address and a closed account, after the same time. */
export async function start(ctx: Visit, { email, password }: Input<typeof signIn>): Promise<Me> {
  const tries = [
    { key: `sign-in ${email.toLowerCase()} from ${ctx.address}`, attempts: 5 },
    { key: `sign-in from ${ctx.address}`, attempts: 50 },
  ]
  const wait = Math.max(...tries.map(({ key, attempts }) => ctx.throttle.wait(key, { attempts }, ctx.now)))
  if (wait) throw new Refusal('too_many', `Too many attempts from here. Try again in ${inWords(wait)}.`)
  const person = await findPersonByEmail(ctx.db, email)
  if (!(await isPassword(person?.passwordHash, password)) || !person || person.disabledAt) {
    for (const { key } of tries) ctx.throttle.note(key, { seconds: 300 }, ctx.now)
    throw new Refusal('not_allowed', 'E-mail address and password do not go together.')
  }
  ctx.throttle.forget(tries[0]!.key)
  return welcome(ctx, person)
}

export async function end(ctx: Context) {
  await ctx.sessions.end(ctx.db, ctx.sessionId!)
  ctx.cut({ personId: ctx.actor.id, signedOut: { session: sessionHash(ctx.sessionId!) } })
  ctx.setCookie(ctx.sessions.blank())
  return {}
}

export async function personas(ctx: Visit): Promise<Persona[]> {
  demoOnly(ctx)
  const members = new Map((await listMembers(ctx.db)).map((member) => [member.id, member.name]))
  const people = (await listPeople(ctx.db)).filter((person) => !person.disabledAt)
  return people.map(({ id, name, memberId, position }) => ({
    ...{ personId: id, name },
    member: members.get(memberId)!,
    note: position,
  }))
}

export async function become(ctx: Visit, { personId }: Input<typeof becomePersona>): Promise<Me> {
  demoOnly(ctx)
  const person = await findPerson(ctx.db, personId)
  if (!person || person.disabledAt) throw notFound()
  return welcome(ctx, person)
}

/** Signs a person in on the device that asks. */
export async function welcome(ctx: Visit, person: Pick<PersonRow, 'id' | 'email' | 'locale'>): Promise<Me> {
  ctx.setCookie(await ctx.sessions.start(ctx.db, person.id, ctx.agent, ctx.now))
  return presentMe(person)
}

export const presentMe = ({ id, email, locale }: Pick<PersonRow, 'id' | 'email' | 'locale'>): Me => ({
  personId: id,
  ...{ email, locale },
})

/** Outside a demo these do not exist. */
function demoOnly({ config }: Visit) {
  if (!config.demo) throw notFound()
}

const inWords = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`)
