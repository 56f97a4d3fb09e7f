import { done, mark, member, person, thread, type Shape } from './shapes'

const consultation = {
  ...{ threadId: null, askedById: null, askedAt: null, kind: null, urgency: null, dueAt: null, zone: null },
  ...{
    closedAt: null,
    closedById: null,
    askedAgainAt: null,
    askedAgainById: null,
    version: null,
    questions: ['id text kind unit options edition'],
  },
  seats: ['memberId state holderId needsUntil postId again'],
}
const answer =
  'id threadId memberId number kind postId releasedById releasedAt withdrawnAt changedAt confirmedAt confirmedOn confirmedById isRenewal text cells version'
const summary = {
  ...{ threadId: null, writtenById: null, state: null, askedAt: null, dueAt: null, version: null },
  ...{ paragraphs: ['id text sources'], words: ['memberId word note byId at'] },
}
const seat = {
  ...{ threadId: null, memberId: null, draft: 'text cells writerId writerIds writtenAt ready version' },
  withdrawn: 'text cells',
  passes: ['personId byId at note'],
}

export const repliesOfConsultations: Record<string, Shape> = {
  askForAnswers: consultation,
  closeConsultation: consultation,
  reopenConsultation: consultation,
  askAgain: consultation,
  openConsultation: { consultation, answers: [answer], summary, revision: null },
  suggestDates: { zone: null, meetingOn: null, suggestions: ['urgency dueAt'] },
  setMeeting: 'on',
  openSeat: seat,
  saveAnswerDraft: seat,
  passBaton: seat,
  needTime: consultation,
  releaseAnswer: answer,
  withdrawAnswer: answer,
  restoreAnswer: answer,
  confirmAnswer: answer,
  saveSummary: summary,
  askSummary: summary,
  answerSummary: summary,
  // Bytes.
  exportConsultation: null,
  openDesk: {
    ...{
      owed: ['threadId askedById dueAt zone closedAt seat'],
      asked: ['threadId askedById summary'],
      quotedIn: null,
      again: ['at byId answer questions'],
      ready: null,
    },
    ...{ reminders: ['id threadId kind at'], meetingOn: null, alarms: null, threads: [thread], marks: [mark] },
  },
  seeReminder: done,
  listJobs: ['name everySeconds finishedAt failedAt error isLate'],
  openAbsence: 'from until deputyId',
  setAbsence: done,
  setClearing: member,
  nameFocal: person,
}
