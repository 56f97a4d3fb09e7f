import { randomUUID } from 'node:crypto'
import type { Answer } from '../../contract/answers'
import type { Summary } from '../../contract/summaries'
import { findPerson } from '../../db/queries/people'
import { findMeeting } from '../../db/queries/desk'
import { ask, newThread, type Asking, type Inputs } from '../requests'
import type { Someone } from '../someone'

const day = 86_400_000

/** On a thread of its own each. */
export const consultations: Inputs = {
  askForAnswers: async (asking) => ({ threadId: await newThread(asking), ...questionOf(asking) }),
  closeConsultation: async (asking) => ({ threadId: await asked(asking) }),
  reopenConsultation: async (asking) => {
    const threadId = await asked(asking)
    await ask(asking.stage.forum, 'closeConsultation', { threadId }, writer(asking).cookie)
    return { threadId }
  },
  askAgain: async (asking) => {
    const { threadId } = await answered(asking, writer(asking))
    await ask(asking.stage.forum, 'closeConsultation', { threadId }, writer(asking).cookie)
    return { threadId }
  },
  openConsultation: async (asking) => ({ threadId: await asked(asking) }),
  suggestDates: () => ({}),
  setMeeting: async ({ stage }) => ({
    on: (await findMeeting(stage.forum.db)) === '2031-05-05' ? '2031-05-06' : '2031-05-05',
  }),

  openSeat: async (asking) => ({ threadId: await asked(asking) }),
  saveAnswerDraft: async (asking) => ({
    ...{ threadId: await asked(asking), text: 'We keep one.', cells: [], version: 0, takeOver: false, ready: false },
  }),
  passBaton: async (asking) => ({ threadId: await asked(asking), personId: asking.me.id, note: '' }),
  needTime: async (asking) => ({ threadId: await asked(asking), until: inDays(20) }),
  releaseAnswer: async (asking) => ({
    ...{ ...(await put(asking)), id: randomUUID(), postId: randomUUID(), kind: 'nothing', text: '' },
  }),
  withdrawAnswer: async (asking) => ({ answerId: (await answered(asking, writer(asking))).id }),
  restoreAnswer: async (asking) => {
    const { id: answerId } = await answered(asking, writer(asking))
    await ask(asking.stage.forum, 'withdrawAnswer', { answerId }, writer(asking).cookie)
    return { answerId }
  },
  confirmAnswer: async (asking) => {
    const { id: answerId, read } = await answered(asking, writer(asking))
    return { answerId, read }
  },

  saveSummary: async (asking) => ({
    threadId: (await quoting(asking)).threadId,
    paragraphs: [paragraph()],
    version: 0,
  }),
  askSummary: async (asking) => {
    const { threadId, version } = await summarised(asking)
    return { threadId, version }
  },
  answerSummary: async (asking) => {
    const { threadId, version } = await summarised(asking)
    await ask(asking.stage.forum, 'askSummary', { threadId, version }, writer(asking).cookie)
    return { threadId, word: 'confirmed', note: '' }
  },

  exportConsultation: async (asking) => ({ threadId: await asked(asking), format: 'xlsx' }),
  openDesk: () => ({}),
  seeReminder: () => ({ reminderId: randomUUID() }),
  listJobs: () => ({}),
  openAbsence: () => ({}),
  setAbsence: () => ({ absence: null }),
  setClearing: ({ stage }) => ({
    memberId: stage.secretary.directory.people.get(stage.cast.ada!.id)!.memberId,
    clears: false,
  }),
  nameFocal: async ({ stage }) => {
    const personId = stage.writers['spare']!.id
    return { personId, focal: !(await findPerson(stage.forum.db, personId))!.focal }
  },
}

const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()
const writer = ({ stage, place }: Asking) => stage.writers[place]!

/** Asked are those who read in the place; or only Delta. */
function questionOf({ stage: { cast, secretary }, place, state }: Asking) {
  const of: Record<string, string[]> = {
    legal: ['leo', 'cora', 'olga'],
    narrowed: ['ada'],
    full: ['ada', 'leo', 'cora', 'mia'],
  }
  const names = state === 'of Delta' ? ['mia'] : (of[place] ?? ['ada', 'leo', 'cora', 'mia', 'oto'])
  const memberIds = names.map((name) => secretary.directory.people.get(cast[name as 'ada']!.id)!.memberId)
  const question = { id: randomUUID(), text: 'Is there a register?', kind: 'yes', unit: '', options: [] }
  return {
    kind: 'quick',
    urgency: 'chosen',
    dueAt: inDays(14),
    zone: 'Europe/Vienna',
    memberIds,
    questions: [question],
  }
}

const asked = async (asking: Asking) => (await put(asking)).threadId

/** Where it was asked, and what, as whoever answers has it before them. */
async function put(asking: Asking) {
  // Nobody begins anything where only Ada's member reads; what stands there is asked.
  const threadId = asking.place === 'narrowed' ? asking.threadId : await newThread(asking)
  const question = questionOf(asking)
  await ask(asking.stage.forum, 'askForAnswers', { threadId, ...question }, writer(asking).cookie)
  return { threadId, read: question.questions.map(({ id: questionId }) => ({ questionId, edition: 1 })) }
}

async function answered(asking: Asking, by: Someone) {
  const { threadId, read } = await put(asking)
  const input = { threadId, id: randomUUID(), postId: randomUUID(), kind: 'nothing', read }
  return { ...(await ask(asking.stage.forum, 'releaseAnswer', input, by.cookie)).json<Answer>(), read }
}

/** An answer of another institution than the asker's. */
const quoting = (asking: Asking) =>
  answered(asking, asking.place === 'legal' ? asking.stage.cast.cora! : asking.stage.cast.leo!)

const paragraph = (sources: object[] = []) => ({ id: randomUUID(), text: 'All keep one.', sources })

async function summarised(asking: Asking) {
  const { id: answerId, threadId, changedAt: asOf } = await quoting(asking)
  const input = { threadId, paragraphs: [paragraph([{ answerId, asOf }])], version: 0 }
  return (await ask(asking.stage.forum, 'saveSummary', input, writer(asking).cookie)).json<Summary>()
}
