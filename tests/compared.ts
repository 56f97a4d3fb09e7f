import type { Answer, Cell } from '../contract/answers'
import type { Consultation, Seat, SubQuestion } from '../contract/consultations'
import type { Member } from '../contract/members'

const due = '2026-12-01T12:00:00.000Z'
export const [before, after] = ['2026-11-20T08:00:00.000Z', '2026-12-02T08:00:00.000Z']

const question = (id: string, kind: SubQuestion['kind'], more: Partial<SubQuestion> = {}): SubQuestion => ({
  ...{ id, kind, text: id, unit: '', options: [], edition: 1, ...more },
})
export const questions = [
  question('register', 'yes', { edition: 2 }),
  question('space', 'number', { unit: 'm²' }),
  question('how', 'choice', { options: ['paper', 'electronic'] }),
  question('why', 'text'),
]
export const cell = (questionId: string, value: string, more: Partial<Cell> = {}): Cell => ({
  ...{ questionId, value, text: '', basis: '', practice: '', source: '', asOf: null, edition: 1, ...more },
})
const answer = (memberId: string, number: number, cells: Cell[], more: Partial<Answer> = {}): Answer => ({
  ...{
    id: `${memberId}${number}`,
    threadId: 't',
    memberId,
    number,
    kind: 'answer',
    postId: `post-${memberId}${number}`,
  },
  ...{
    releasedById: 'p',
    releasedAt: before,
    withdrawnAt: null,
    changedAt: before,
    isRenewal: false,
    text: '',
    cells,
    version: number,
  },
  ...{ confirmedAt: null, confirmedOn: null, confirmedById: null },
  ...more,
})
export const seat = (memberId: string, state: Seat['state'], postId: string | null = null): Seat => ({
  ...{ memberId, state, postId, holderId: null, needsUntil: null, again: null },
})
export const members = ['AX', 'BX', 'DX', 'EX', 'GX', 'HX'].map(
  (code) => ({ id: code, code, name: code, status: code === 'EX' ? 'observer' : 'full' }) as Member,
)
export const answers = [
  answer('AX', 1, [cell('register', 'no', { edition: 2 }), cell('space', '9')]),
  answer('AX', 2, [cell('register', 'yes', { edition: 2 }), cell('space', '4,5'), cell('how', 'paper')]),
  answer('BX', 1, [cell('register', 'partly', { edition: 1 }), cell('space', '3'), cell('how', 'on the wall')], {
    releasedAt: after,
  }),
  answer('DX', 1, [cell('register', 'no', { edition: 2 })], { withdrawnAt: after, changedAt: after }),
  answer('EX', 1, [
    cell('register', 'yes', { edition: 2 }),
    cell('space', 'no-data'),
    cell('why', '', { text: 'So.' }),
  ]),
  answer('GX', 1, [], { kind: 'nothing' }),
  answer('HX', 1, []),
]
export const consultation: Consultation = {
  ...{
    threadId: 't',
    askedById: 'p',
    askedAt: before,
    kind: 'comparison',
    urgency: 'standard',
    dueAt: due,
    askedAgainAt: null,
    askedAgainById: null,
    zone: 'UTC',
  },
  ...{ closedAt: null, closedById: null, questions, version: 1 },
  seats: [
    seat('HX', 'answered', 'post-HX1'),
    seat('BX', 'answered', 'post-BX1'),
    seat('AX', 'answered', 'post-AX2'),
    seat('DX', 'drafting'),
    seat('EX', 'answered', 'post-EX1'),
    seat('GX', 'nothing', 'post-GX1'),
  ],
}
