import { randomUUID } from 'node:crypto'
import { statusOf } from '../contract/errors'
import type { Row } from './expectations/cells'
import { effects, nothing, type Effect } from './expectations/effects'
import { keepersOf, othersOf, readersOf } from './expectations/hearers'
import { replies } from './expectations/replies'
import type { Shape } from './expectations/shapes'
import { openLedger } from './ledger'
import { principalNames, type PrincipalName } from './principals'
import { ask, endpoints, inputFor, type Stage } from './requests'
import { newCookie } from './stage'
import { openWitnesses } from './witnesses'

/** Asks everything the rows say of everyone, and returns what came out otherwise, a line each. */
export async function differences(stage: Stage, rows: Row[]) {
  const [ledger, witnesses] = [await openLedger(stage.forum.db), await openWitnesses(stage)]
  const found = new Map<string, string[]>()
  for (const row of rows) {
    const [name, on, cells, effect = effects[name] ?? nothing] = row
    const signs = [...cells.replaceAll(' ', '')]
    const compare = (who: string, got: unknown, wanted: unknown) => {
      if (told(got) === told(wanted)) return
      const difference = `${name} ${on}: ${told(got)} instead of ${told(wanted)}`
      found.set(difference, [...(found.get(difference) ?? []), who])
    }
    const check = (who: PrincipalName, reply: Awaited<ReturnType<typeof ask>>) => {
      const sign = signs[principalNames.indexOf(who)]
      compare(who, signOf(reply), sign)
      if (sign === '+' && replies[name]) compare(who, misshapen(reply.json(), replies[name]), '')
    }

    // What does nothing, for it is refused or only reads, is asked all at once and of one thing.
    const isWithout = Object.keys(effect).length === 0
    const idle = principalNames.filter((_, index) => isWithout || signs[index] !== '+')
    if (idle.length) {
      const input = await inputOf(stage, row, idle[0]!)
      const inputs = await Promise.all(idle.map((who) => (on === 'oneself' ? inputOf(stage, row, who) : input)))
      await begin(input)
      const asked = idle.map((who, index) => ask(stage.forum, name, inputs[index]!, stage.cast[who]?.cookie))
      const answers = await Promise.all(asked)
      answers.forEach((reply, index) => check(idle[index]!, reply))
      compare('all', await outcome(), { changes: '', tells: {}, audit: '' })
    }

    for (const who of principalNames.filter((each) => !idle.includes(each))) {
      const input = await inputOf(stage, row, who)
      const cookie = await cookieOf(stage, name, who)
      await begin(input)
      check(who, await ask(stage.forum, name, input, cookie))
      compare(who, await outcome(), wantedOf(effect, { stage, on, who, connected: witnesses.connected }))
    }
  }
  return [...found].map(([difference, who]) => `${difference} (${who.join(', ')})`)

  async function begin(input: { threadId?: string }) {
    const { threadId } = input
    await witnesses.watchAnew(threadId)
    await witnesses.heard()
    await ledger()
  }

  async function outcome() {
    return { ...(await ledger()), tells: await witnesses.heard() }
  }
}

/** What has other keys than it should; nothing is said of what is not there. */
function misshapen(value: unknown, shape: Shape): string {
  if (shape === null || value === null || value === undefined) return ''
  if (Array.isArray(shape) && !Array.isArray(value)) return Object.keys(value).join(' ')
  if (Array.isArray(shape)) return (value as unknown[]).map((each) => misshapen(each, shape[0]!)).find(Boolean) ?? ''
  const wanted = typeof shape === 'string' ? shape.split(' ').filter(Boolean) : Object.keys(shape)
  const keys = Object.keys(value).sort().join(' ')
  if (keys !== wanted.sort().join(' ')) return keys
  if (typeof shape === 'string') return ''
  return (
    Object.entries(shape)
      .map(([key, each]) => misshapen((value as never)[key], each))
      .find(Boolean) ?? ''
  )
}

interface Cell {
  stage: Stage
  on: string
  who: PrincipalName
  connected: string[]
}

export function wantedOf(effect: Effect, cell: Cell) {
  const { changes = '', tells = {}, audit = '' } = isTheirs(cell) ? effect : { ...effect, ...effect.byOthers }
  const heard: Record<string, string> = {}
  for (const name of cell.connected) {
    const kinds = Object.entries(tells).flatMap(([to, each]) => (isAmong(to, name, cell) ? each.split(' ') : []))
    if (kinds.length) heard[name] = [...new Set(kinds)].sort().join(' ')
  }
  return { changes, tells: heard, audit }
}

const isTheirs = ({ stage, on, who }: Cell) =>
  on === 'oneself' || stage.writers[on.split(', ')[0]!]?.id === stage.cast[who]?.id

/** Whether somebody is one of those that `tells` names. */
function isAmong(to: string, name: string, { stage, on, who }: Cell) {
  const place = on.split(', ')[0]!
  if (to === 'directory') return name !== 'pia'
  if (to === 'self') return name === who
  if (to === 'author') return stage.cast[name as PrincipalName]?.id === stage.writers[place]?.id
  if (to === 'keepers') return keepersOf[place]!.split(' ').includes(name)
  if (to === 'colleagues') return isColleague(stage, place, name, stage.cast[who]?.id)
  if (to === 'asker') return isColleague(stage, place, name, stage.writers[place]?.id)
  if (to === 'quoted') return isColleague(stage, place, name, stage.cast[place === 'legal' ? 'cora' : 'leo']?.id)
  if (to === 'others') return othersOf[place]!.split(' ').includes(name)
  const cells = readersOf[to === 'place' ? place : to]
  if (cells) return cells.replaceAll(' ', '')[principalNames.indexOf(name as PrincipalName)] === '+'
  return to.split(' ').includes(name)
}

/** Of the same member as somebody, and reading in the place. */
function isColleague({ cast, stranger, writers }: Stage, place: string, name: string, id?: string) {
  const everyone = [...Object.values(cast), stranger, writers['spare']]
  const of = everyone.find((each) => each?.id === id)?.directory.actor?.memberId
  const them = { ...cast, stranger, spare: writers['spare'] }[name as 'ada']
  const reads = readersOf[place]!.replaceAll(' ', '')[principalNames.indexOf(name as PrincipalName)]
  return (
    them?.directory.actor?.memberId === of &&
    (reads === '+' || (place !== 'legal' && ['stranger', 'spare'].includes(name)))
  )
}

const inputOf = (stage: Stage, [name, on]: Row, who: PrincipalName) =>
  inputFor(stage, name, on, stage.cast[who] ?? { id: randomUUID(), email: 'nobody@nowhere.example' })

/** A session of its own where that may end, or another begin. */
async function cookieOf({ cast, forum }: Stage, name: string, who: PrincipalName) {
  const me = cast[who]
  const isOfSessions = ['signIn', 'signOut', 'acceptInvitation', 'changePassword'].includes(name)
  return me && (isOfSessions ? newCookie(forum, me.id) : me.cookie)
}

export function signOf({ statusCode: status, body: text }: Awaited<ReturnType<typeof ask>>) {
  if (status === 200) return '+'
  const body = JSON.parse(text) as { code?: string }
  const sign = { signed_out: '?', not_allowed: '-', not_found: text === absent ? '0' : undefined }[body.code ?? '']
  return sign && statusOf[body.code as 'not_found'] === status ? sign : `(${status} ${text})`
}

/** To the byte what is said of that which there never was. */
const absent = JSON.stringify({ code: 'not_found', message: 'There is nothing here, or it is not open to you.' })

export const writing = () => [...endpoints].filter(([, { method }]) => method !== 'GET').map(([name]) => name)

export const told = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, order))
const order = (_: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
    : value
