import { answered, asked, cell } from './demoAsking'
import { said, type ThreadSeed } from './demoThreads'

/** Of the medical group, for its people only. */
export const demoHealth: ThreadSeed[] = [
  {
    channel: 'medical',
    title: 'Mechanical restraint in psychiatry: central register, time limit, debriefing',
    places: ['psychiatric', 'forensic'],
    topics: ['restraint', 'registers'],
    asks: {
      ...{ kind: 'comparison', urgency: 'standard', due: '1d 15:00', closed: '9d 10:30' },
      questions: [
        asked('yes', 'Is there a central register?'),
        asked('number', 'Longest time before a new medical decision', { unit: 'hours' }),
        asked('yes', 'Continuous supervision by a person?'),
        asked('yes', 'Debriefing with the patient?'),
        asked('yes', 'Are voluntary patients covered?'),
      ],
      of: {
        AX: {},
        BX: {},
        GX: {
          passes: [
            {
              ...{ to: 'ioanna', by: 'orest', at: '16d 10:00' },
              note: 'We have no register. Could you say what you saw in the two wards?',
            },
          ],
        },
        DX: {},
      },
      summary: {
        state: 'draft',
        paragraphs: [
          { text: 'Two of three have a central register; an electronic one shows **when** it happens.', from: [2, 4] },
          { text: 'A limit of two hours is worth little where it may be renewed without end.', from: [2, 4] },
        ],
      },
    },
    posts: [
      said(
        'orest',
        '21d 09:15',
        'We are drafting a recommendation on registers. What is the rule, and **what do you see on the wards at night**?',
      ),
      answered(
        'kalina',
        '20d 11:30',
        [
          cell('yes', 'Electronic', { basis: 'Mental Health Act, article 44', asOf: '100d' }),
          cell('2'),
          cell('yes'),
          cell('yes', 'It is in the form'),
          cell('yes'),
        ],
        'Since there is a register we see **night-time peaks**. That led to a recommendation on staffing.',
        { reactions: { '👍': ['orest', 'jasna', 'lena'] } },
      ),
      answered(
        'lena',
        '19d 14:20',
        [
          cell('partly', 'Ward books only'),
          cell('4'),
          cell('no', 'A camera instead of a person', { practice: 'We object in every report.' }),
          cell('partly', 'Rarely'),
          cell('no'),
        ],
        'Auf Deutsch gesagt: Die Kamera ersetzt die Sitzwache nicht.',
      ),
      answered(
        'jasna',
        '17d 10:05',
        [
          cell('yes', 'On paper'),
          cell('2', 'May be renewed without limit'),
          cell('yes'),
          cell('no'),
          cell('yes', '', { source: 'Rules of the three largest clinics' }),
        ],
        'Looking for a debriefing form that takes under five minutes.',
      ),
      said(
        'kalina',
        '16d 09:20',
        `
          Ours has four questions: what happened before, what helped, what made it worse, what should we do next time.
          @{jasna}, I will send it to the channel once the English headings are in.`,
        { to: 4, reactions: { '🙏': ['jasna'] } },
      ),
    ],
  },
  {
    channel: 'medical',
    title: 'Suicide risk screening in the first 24 hours of remand',
    places: ['remand', 'police'],
    topics: ['suicide-prevention', 'screening'],
    asks: {
      ...{ kind: 'document', urgency: 'soon', due: '+1d 12:00', questions: [] },
      of: {
        AX: {},
        BX: {},
        GX: {
          draft: {
            ...{ by: 'ioanna', at: '1d 17:45', version: 4, ready: true },
            text: `Four questions are asked by the reception officer on arrival; with any "yes", a nurse comes the same evening.

The form is in our language; we can send it with English headings. We check each quarter what a "yes" led to.`,
          },
        },
      },
    },
    posts: [
      said(
        'jasna',
        '3d 08:45',
        `
          We are looking for **an empty form** that works on the first evening, and for what it takes to make it work:
          who asks, when, and what a "yes" leads to.`,
      ),
      answered(
        'kalina',
        '3d 12:10',
        [],
        `
          Nurse-led, 12 items, 10 minutes, within 4 hours; the officer's items are separate. The headings:

          *arrival · first time in custody · losses · alcohol and drugs · medication · earlier attempts · present
          thoughts · plan · hopelessness · contact with family · what the officer saw · decision and signature*

          Целиот образец е на македонски; насловите се преведени.`,
        { reactions: { '🙏': ['jasna', 'ioanna'] } },
      ),
      answered(
        'lena',
        '2d 10:00',
        [],
        `
          A doctor within 24 h, free text, which is of little use. We recommended a form; there is a pilot in one type of
          establishment.`,
      ),
      said(
        'ioanna',
        '1d 17:30',
        `
          Two steps: 4 questions by the reception officer, then the nurse if there is any "yes".

          Check that a "yes" leads to something: in our sample **a third had no follow-up**. (Invented figure, demo.)`,
        { reactions: { '💡': ['kalina'] } },
      ),
      said('jasna', '1d 18:10', 'That is the question our form never asked. Ευχαριστώ, @{ioanna}!', { to: 4 }),
    ],
  },
  {
    channel: 'medical',
    title: 'Substitution therapy at weekends: bridging from admission to the first doctor',
    places: ['police', 'remand', 'prison'],
    topics: ['substitution', 'screening'],
    posts: [
      said(
        'ioanna',
        '6d 13:30',
        'Someone in substitution therapy is admitted on a Friday evening. **Who may give what, until when?**',
      ),
      said(
        'kalina',
        '6d 15:00',
        `
          The protocol lets the nurse give the confirmed dose after a call to the programme; doctor within 24 h.

          Naloxone at every post, officers are trained yearly.`,
        { reactions: { '👍': ['ioanna', 'orest'] } },
      ),
      said(
        'lena',
        '5d 09:45',
        'No bridging at weekends; withdrawal is treated with symptom relief. We have asked for on-call cover.',
      ),
      said(
        'jasna',
        '5d 16:20',
        `
          Works in two regions only. The overdose days are **the first 72 hours and the first week after release**: we
          added release preparation to our checklist.`,
        { reactions: { '💡': ['kalina', 'lena'] } },
      ),
    ],
  },
]
