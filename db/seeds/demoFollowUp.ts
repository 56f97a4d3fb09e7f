import { answered, asked, cell, spared } from './demoAsking'
import { said, type ThreadSeed } from './demoThreads'

/** All have answered, so it closed by itself; its summary stands. */
export const demoFollowUp: ThreadSeed = {
  channel: 'opened',
  title: 'Recommendations without reply: deadline in law, and what you do with silence',
  places: ['non-place'],
  topics: ['follow-up', 'recommendations'],
  asks: {
    ...{ kind: 'comparison', urgency: 'meeting', due: '+14d 15:00' },
    questions: [
      asked('number', 'Deadline in law', { unit: 'days' }),
      asked('yes', 'Do you remind?'),
      asked('yes', 'Do you turn to a higher authority?'),
      asked('yes', 'Do you publish a list?'),
      asked('yes', 'Do you report to parliament?'),
      asked('choice', 'What do you keep track with?', { options: ['Own database', 'Spreadsheet', 'Nothing yet'] }),
    ],
    of: { AX: {}, BX: {}, GX: {}, EX: {} },
    summary: {
      state: 'standing',
      paragraphs: [
        {
          text: 'Two laws give the authority **30 days**. Where the law is silent, one institution sets **45 days** itself.',
          from: [2, 3, 5],
        },
        {
          text: 'All remind. After that, two turn to a higher authority; one of them to the minister, on day 60.',
          from: [2, 3, 5],
        },
        {
          text: 'What worked better than letters was a **traffic light** in public: journalists picked it up.',
          from: [5],
        },
      ],
      asked: {
        ...{ at: '18d 10:00', due: '11d 15:00' },
        words: {
          AX: { word: 'confirmed', by: 'adam', at: '17d 09:00' },
          BX: { word: 'confirmed', by: 'katarina', at: '16d 13:20' },
          GX: { word: 'silent', at: '11d 15:00' },
        },
      },
    },
  },
  posts: [
    said(
      'besnik',
      '24d 10:00',
      `
        We make some ninety recommendations a year, and a third of them gets no reply at all.

        What does your law say, and **what do you do with silence**?`,
    ),
    answered('adam', '22d 14:15', [
      cell('30', '', { basis: 'NPM Act, section 11, paragraph 2', asOf: '150d' }),
      cell('yes', 'On day 31'),
      cell('yes', 'The minister, on day 60'),
      cell('yes', 'Yearly', { source: 'Annex to our annual report' }),
      cell('yes'),
      cell('Spreadsheet'),
    ]),
    answered('katarina', '21d 09:50', [
      cell('30', '', { basis: 'Ombuds Institution Act, article 23', asOf: '150d' }),
      cell('yes'),
      cell('yes'),
      cell('no'),
      cell('yes'),
      cell('Own database', 'Three states: *accepted, done, seen by us*', { practice: 'Only "seen by us" is counted.' }),
    ]),
    spared('nothing', 'zdravko', '21d 15:10', 'We have made no recommendations so far. We read along with interest.'),
    answered(
      'nefeli',
      '20d 16:30',
      [
        cell('not-regulated', 'We set 45 days'),
        cell('yes'),
        cell('no'),
        cell('yes', 'As a traffic light', { practice: 'Red, once the second letter is without reply.' }),
        cell('partly'),
        cell('Nothing yet'),
      ],
      `
        Το «φανάρι» το πρόσεξαν οι δημοσιογράφοι: the traffic light was picked up by journalists and worked better than
        letters.`,
      { reactions: { '👍': ['besnik', 'katarina', 'adam', 'zdravko'] } },
    ),
    said(
      'besnik',
      '19d 08:35',
      'Shumë faleminderit! Who decides on the colour, and does the institution see it before you publish?',
      { to: 5 },
    ),
    said('nefeli', '19d 12:05', 'The team that visited; and yes, ten days before.', { to: 5 }),
  ],
}
