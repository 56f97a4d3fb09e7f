import { expect, test } from 'vitest'
import { nextDates, urgencyOf } from '../client/lib/desk'
import type { Asked, Owed } from '../contract/desk'

const now = Date.parse('2026-11-28T12:00:00.000Z')
const at = (days: number) => new Date(now + days * 86_400_000).toISOString()
const standing = (days: number, closedAt: string | null = null) => ({
  ...{ dueAt: at(days), closedAt, asked: 4, settled: 1, drafting: 0, needing: 0, needsUntil: null },
})

test('the next dates are those to come of what runs, each thread once, with the meeting among them', () => {
  const standings: Record<string, ReturnType<typeof standing>> = {
    soon: standing(1),
    over: standing(-1),
    ours: standing(9),
    both: standing(4),
    closed: standing(3, at(-1)),
  }
  const owed = ['both', 'soon', 'over', 'gone'].map((threadId) => ({ threadId }) as Owed)
  const asked = ['ours', 'both', 'closed'].map((threadId): Asked => ({ threadId, askedById: 'p', summary: null }))
  const dates = (meetingOn: string | null) =>
    nextDates({ owed, asked, meetingOn }, (id) => standings[id], now).map(({ kind, threadId }) => threadId ?? kind)
  expect(dates('2026-12-05')).toEqual(['soon', 'both', 'meeting', 'ours'])
  expect(dates(null)).toEqual(['soon', 'both', 'ours'])
  expect(dates('2026-11-01')).toEqual(['soon', 'both', 'ours'])
})

test('a date is near two days before it, and over once it has passed or nothing is waited for', () => {
  expect(urgencyOf(standing(3), now)).toBe('later')
  expect(urgencyOf(standing(1.9), now)).toBe('near')
  expect(urgencyOf(standing(0), now)).toBe('over')
  expect(urgencyOf(standing(3, at(-1)), now)).toBe('over')
})
