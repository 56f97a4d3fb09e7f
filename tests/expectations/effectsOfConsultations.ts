import type { Effect } from './effects'

const asked = 'channels consultations notes people seats sub_questions threads'
const seated = {
  changes: 'channels consultations people seats threads',
  tells: { place: 'consultation.saved thread.saved', colleagues: 'desk.changed' },
}
const spoken = 'answer.saved consultation.saved post.saved thread.saved'

export const effectsOfConsultations: Record<string, Effect> = {
  askForAnswers: {
    changes: asked,
    tells: { place: 'consultation.saved desk.changed note.saved thread.saved', asker: 'desk.changed' },
    byOthers: { audit: 'consultation.ask' },
  },
  closeConsultation: {
    changes: 'channels consultations notes people threads',
    tells: { place: 'consultation.saved desk.changed note.saved thread.saved', asker: 'desk.changed' },
    byOthers: { audit: 'consultation.close' },
  },
  reopenConsultation: {
    changes: 'channels consultations notes people threads',
    tells: { place: 'consultation.saved desk.changed note.saved thread.saved', asker: 'desk.changed' },
    byOthers: { audit: 'consultation.reopen' },
  },
  askAgain: {
    changes: 'channels consultations notes people seats threads',
    tells: { place: 'consultation.saved note.saved thread.saved', asker: 'desk.changed' },
  },
  setMeeting: { changes: 'house people', tells: { directory: 'desk.changed' }, audit: 'house.meeting' },

  saveAnswerDraft: { ...seated, changes: 'answer_drafts channels consultations people seats threads' },
  passBaton: { ...seated, changes: 'channels consultations passes people seats threads' },
  needTime: seated,
  releaseAnswer: {
    changes: 'answers channels consultations people posts read_marks seats threads',
    tells: { place: spoken, self: 'read.saved', colleagues: 'desk.changed' },
  },
  // Named by their own ids, in threads no witness has open.
  withdrawAnswer: {
    changes: 'answers channels consultations people posts seats threads',
    tells: { place: 'thread.saved', colleagues: 'desk.changed' },
  },
  restoreAnswer: {
    changes: 'answers channels consultations people posts seats threads',
    tells: { place: 'thread.saved', colleagues: 'desk.changed' },
  },
  confirmAnswer: {
    changes: 'answers channels consultations people threads',
    tells: { place: 'thread.saved', colleagues: 'desk.changed' },
  },

  saveSummary: { changes: 'people summaries summary_paragraphs', tells: { self: 'desk.changed' } },
  askSummary: {
    changes: 'notes people summaries summary_consents threads',
    tells: { place: 'note.saved summary.saved', asker: 'desk.changed', quoted: 'desk.changed' },
  },
  answerSummary: {
    changes: 'channels notes people summaries summary_consents threads',
    tells: { place: 'note.saved summary.saved thread.saved', asker: 'desk.changed', quoted: 'desk.changed' },
  },

  seeReminder: {},
  setAbsence: {},
  setClearing: {},
  nameFocal: { changes: 'house people', tells: { directory: 'person.saved' }, audit: 'person.focal' },
}
