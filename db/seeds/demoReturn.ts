import { answered, asked, cell } from './demoAsking'
import { said, type ThreadSeed } from './demoThreads'

/** Its date has passed: one answered late, one still owes, and a summary is put to those it quotes. */
export const demoReturn: ThreadSeed = {
  channel: 'opened',
  title: 'Forced return: which stages do you monitor, and how early are you told?',
  places: ['return', 'immigration', 'transport'],
  topics: ['visit-planning', 'foreign-nationals'],
  asks: {
    ...{ kind: 'comparison', urgency: 'chosen', due: '13d 15:00' },
    questions: [
      asked('number', 'Notice in advance', { unit: 'hours' }),
      asked('yes', 'Do you monitor the pick-up?'),
      asked('yes', 'The airport?'),
      asked('yes', 'The flight?'),
      asked('yes', 'The handover?'),
      asked('yes', 'Do you publish your own report?'),
    ],
    of: { AX: {}, BX: {}, DX: {}, EX: {} },
    summary: {
      state: 'asked',
      paragraphs: [
        {
          text: 'Two of three are told beforehand: **48 hours** and **24 hours, often less**. One learns of it from the media.',
          from: [2, 3, 4],
        },
        {
          text: 'Monitoring begins at the airport. **Nobody sees the handover**; a flight, one of three.',
          from: [2, 3, 4],
        },
        {
          text: 'A model agreement would help most where nobody is told. Gamma brings its own to the meeting.',
          from: [4],
        },
      ],
      asked: {
        ...{ at: '2d 18:40', due: '+5d 15:00' },
        words: { AX: { word: 'confirmed', by: 'mirela', at: '1d 09:05' }, BX: null, DX: null },
      },
    },
  },
  posts: [
    said(
      'nefeli',
      '18d 08:50',
      'For the agenda of the next meeting: at which stages are you there, and from when on do you know of it?',
    ),
    answered('mirela', '16d 15:00', [
      cell('48', '', { basis: 'Return Act, section 46, paragraph 6', asOf: '45d' }),
      cell('yes'),
      cell('yes'),
      cell('partly', 'Charter only'),
      cell('no'),
      cell('yes', '', { source: 'On our web site, for each operation' }),
    ]),
    answered('katarina', '15d 10:30', [
      cell('24', 'Often less', { practice: 'On Fridays, the list comes when the bus has left.' }),
      cell('no'),
      cell('yes'),
      cell('no'),
      cell('no'),
      cell('partly', 'In the annual report'),
    ]),
    answered(
      'besnik',
      '12d 09:10',
      [
        cell('not-applicable', 'We are not notified; we learn of it from the media'),
        cell('no'),
        cell('no'),
        cell('no'),
        cell('no'),
        cell('no'),
      ],
      'We would welcome a **model agreement**.',
      { reactions: { '🙏': ['nefeli'] } },
    ),
    said(
      'nefeli',
      '11d 17:45',
      'Ours is short and public. I will bring an English version to the meeting, @{besnik}.',
      { to: 4, reactions: { '👍': ['besnik', 'arta'] } },
    ),
  ],
}
