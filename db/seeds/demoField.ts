import { answered } from './demoAsking'
import { said, type ThreadSeed } from './demoThreads'

/** Asked from a visit: the closing talk is this afternoon. */
export const demoField: ThreadSeed = {
  channel: 'consultations',
  title: "Doctor's examination with an officer in the room: how do you word the recommendation?",
  places: ['police'],
  topics: ['access-to-doctor', 'confidentiality'],
  asks: {
    ...{ kind: 'quick', urgency: 'field', due: '+60m', questions: [] },
    of: {
      BX: {},
      GX: {},
      DX: {},
      EX: {
        passes: [{ to: 'arta', by: 'zdravko', at: '180m', note: 'You were in such a station last month.' }],
        draft: {
          ...{ by: 'arta', at: '9m', version: 3 },
          text: 'We have seen it in two stations, and recommended a screen. What we cannot say yet is whether the',
        },
      },
    },
    reminders: [{ to: 'arta', kind: 'half', at: '64m' }],
  },
  posts: [
    said(
      'mirela',
      '190m',
      `
          We are at a police station. The door stays open "for safety" and an officer stands in the doorway during the
          medical examination.

          **What wording do you use, and do you accept any exception?** We have the closing talk this afternoon, so a
          quick answer helps more than a complete one.`,
      { reactions: { '👀': ['lovro', 'toma'] } },
    ),
    answered(
      'kalina',
      '176m',
      [],
      `
          Rule: **out of hearing and, unless the doctor asks otherwise in that particular case, out of sight.**

          We add that the request must

          - come from the doctor,
          - be individual, and
          - be written in the file.

          Our standard paragraph:

          > Medical examinations shall be conducted out of the hearing and, unless the doctor concerned expressly
          > requests otherwise in a particular case, out of the sight of police officers. Each request and its reasons
          > shall be recorded.`,
      { reactions: { '🙏': ['mirela'], '👍': ['lena', 'nefeli', 'adam'] } },
    ),
    answered(
      'nefeli',
      '159m',
      [],
      `
          Same rule. We also recommend an alarm button, so that "safety" is no longer an argument.

          Ask to see the last ten forms: is the officer's presence ticked **by default**?`,
      { reactions: { '💡': ['kalina', 'mirela'] } },
    ),
    said(
      'mirela',
      '148m',
      'Thank you, @{kalina}. "Expressly requests otherwise in a particular case" goes into our note word for word.',
      { to: 2 },
    ),
    said(
      'mirela',
      '120m',
      'We looked: eight of ten had the box pre-ticked by the printing house. A finding we would have missed.',
      { to: 3, reactions: { '👍': ['nefeli'] } },
    ),
    answered(
      'besnik',
      '70m',
      [],
      `
          Partly: our regulation allows visual contact through glass. We criticise it, but the authorities have kept it.

          Please do not cite us as good practice.`,
    ),
    said(
      'katarina',
      '45m',
      'I will propose this for the list of model paragraphs at the next meeting, without naming anyone.',
      { reactions: { '✅': ['besnik'] } },
    ),
  ],
}
