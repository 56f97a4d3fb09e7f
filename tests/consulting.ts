import type { DraftCell } from '../contract/answers'
import type { Asking } from '../contract/consultations'
import type { Thread } from '../contract/threads'
import { consultationDuty } from '../server/duties'
import { fulfil } from '../server/supervisor'
import type { TestForum } from './forum'
import type { Someone } from './someone'

export const daysMilliseconds = 86_400_000

export const memberNamed = (someone: Someone, name: string) =>
  someone.directory.memberList.find((member) => member.name.endsWith(name))!.id

export const yesNo = (text: string) => ({
  ...{ id: crypto.randomUUID(), text, kind: 'yes' as const, unit: '', options: [] },
})

/** What is asked of members, by the last words of their names. */
export const asking = (someone: Someone, names: string[], more: Partial<Asking> = {}): Asking => ({
  ...{ kind: 'comparison', urgency: 'chosen', zone: 'Europe/Vienna', questions: [yesNo('Is there a register?')] },
  dueAt: new Date(Date.now() + 14 * daysMilliseconds).toISOString(),
  memberIds: names.map((name) => memberNamed(someone, name)),
  ...more,
})

/** Asks a question, and members for answers to it. */
export async function consults(
  someone: Someone,
  names: string[],
  more: Partial<Asking> = {},
  channel = 'consultations',
) {
  const thread = await someone.asks(channel, 'How do you keep a register?')
  await someone.opens(thread)
  await someone.forum.consultations.ask(thread.id, asking(someone, names, more))
  return thread
}

export const cell = (questionId: string, value: string, more: Partial<DraftCell> = {}): DraftCell => ({
  ...{ questionId, value, text: '', basis: '', practice: '', source: '', asOf: null },
  ...more,
})

/** How the seats stand on a person's page, by the last word of the institution. */
export function seats(someone: Someone, thread: Pick<Thread, 'id'>) {
  const all = someone.forum.consultations.of(thread.id)?.seats ?? []
  return Object.fromEntries(
    all.map(({ memberId, state }) => [someone.directory.members.get(memberId)!.name.split(' ').at(-1), state]),
  )
}

/** Writes for the institution and releases it. */
export async function answers(someone: Someone, thread: Pick<Thread, 'id'>, text: string, cells: DraftCell[] = []) {
  const { consultations, answerDrafts } = someone.forum
  if (!consultations.of(thread.id)) await someone.opens(thread)
  answerDrafts.write(thread.id, { text, cells })
  await answerDrafts.save(thread.id)
  const draftVersion = consultations.seatOf(thread.id)!.draft!.version
  return consultations.release(thread.id, newIds(), { kind: 'answer', draftVersion })
}

export const newIds = () => ({ id: crypto.randomUUID(), postId: crypto.randomUUID() })

/** Lets the forum do what it does by itself, now. */
export const bySelf = ({ app }: TestForum) => fulfil(app.house, consultationDuty)
