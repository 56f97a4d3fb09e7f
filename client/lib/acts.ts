import type { Act } from '../../contract/audit'
import type { Directory } from '../stores/directory.svelte'
import { exactDay, exactTime, longDay, t, type MessageKey } from './messages.svelte'

/** A line of the log: an act, or how often in a row someone did the same. */
export interface Line {
  act: Act
  count: number
}

/** The acts by the day they were done on, where one reads; pages of a log read one after the other are one line. */
export function byDay(acts: Act[]): { day: string; lines: Line[] }[] {
  const days: { day: string; lines: Line[] }[] = []
  for (const act of acts) {
    const day = longDay(act.at)
    if (days.at(-1)?.day !== day) days.push({ day, lines: [] })
    const { lines } = days.at(-1)!
    const last = lines.at(-1)
    if (last && isReading(act) && isReading(last.act) && last.act.actorId === act.actorId) last.count++
    else lines.push({ act, count: 1 })
  }
  return days
}

const isReading = ({ act }: Act) => act === 'audit.read'

/** An act as a sentence, with the names things have now. */
export function sentenceOf({ act: { act, actorId, groupId, about, details }, count }: Line, directory: Directory) {
  const { people, members, groups, channels } = directory
  const nameOf = (personId: string | null | undefined) => people.get(personId ?? '')?.name ?? t('shell.unknownPerson')
  const name = channels.get(about.channelId ?? '')?.name
  return t(`audit.act.${act}`, {
    actor: actorId ? nameOf(actorId) : t('audit.theForum'),
    person: nameOf(about.personId),
    member: members.get(about.memberId ?? '')?.name ?? t('audit.someMember'),
    group: groups.get(groupId ?? '')?.name ?? t('audit.someGroup'),
    channel: name ?? t('audit.someChannel'),
    theChannel: name ? t('audit.theChannel', { name }) : t('audit.someChannel'),
    from: wordFor(details['from'], directory),
    to: wordFor(details['to'], directory),
    count,
  })
}

/** What is to be said beside the sentence. */
export function factsOf({ act, about, details }: Act, directory: Directory): string[] {
  const { role, groupIds, fields, since, until, year, minutes, decision, reason, convenor, reasonCharacters } = details
  const says = (
    key: 'role' | 'groups' | 'fields' | 'since' | 'until' | 'year' | 'decision' | 'reason',
    value: string,
  ) => (value ? t(`audit.fact.${key}`, { value }) : '')
  const names = listOf(groupIds).flatMap((id) => directory.groups.get(id)?.name ?? [])
  return [
    role !== 'person' && says('role', wordFor(role, directory)),
    says('groups', names.join(', ')),
    says(
      'fields',
      listOf(fields)
        .map((field) => wordFor(field, directory))
        .join(', '),
    ),
    typeof since === 'string' && says('since', exactDay(since)),
    typeof until === 'string' && says('until', exactTime(until)),
    typeof year === 'number' && says('year', String(year)),
    typeof minutes === 'number' && t('audit.fact.minutes', { count: minutes }),
    convenor === true && t(act === 'group.dismiss' ? 'audit.fact.wasConvenor' : 'audit.fact.convenor'),
    act === 'group.admit' && about.invitationId && t('audit.fact.invited'),
    says('decision', wordFor(decision, directory)),
    typeof reason === 'string' && says('reason', reason),
    typeof reasonCharacters === 'number' && t('audit.fact.explained'),
  ].filter((fact): fact is string => Boolean(fact))
}

const listOf = (value: Act['details'][string] | undefined) => (Array.isArray(value) ? value : [])

/** A value in words: a role, status or label, a field, or the channel an id stands for. */
function wordFor(value: Act['details'][string] | undefined, { channels }: Directory): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return t(value ? 'audit.value.yes' : 'audit.value.no')
  const text = String(value)
  if (/^[0-9a-f-]{36}$/.test(text)) return channels.get(text)?.name ?? t('audit.someChannel')
  const key = `audit.value.${text}`
  const word = t(key as MessageKey)
  return word === key ? text : word
}
