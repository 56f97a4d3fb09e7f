import { answered, asked, cell } from './demoAsking'
import { said, type ThreadSeed } from './demoThreads'

/** How an NPM itself works. */
export const demoMethod: ThreadSeed[] = [
  {
    channel: 'consultations',
    title: 'Photos taken by the team during visits: legal basis, storage, deletion',
    places: ['non-place'],
    topics: ['photos', 'data-protection'],
    asks: {
      ...{ kind: 'comparison', urgency: 'soon', due: '+1d 15:00' },
      questions: [
        asked('yes', 'Is there an explicit legal basis?'),
        asked('yes', 'Are own devices allowed?'),
        asked('yes', 'Are persons ever recognisable?'),
        asked('number', 'Deletion how long after the authority has replied to the report?', {
          unit: 'months',
          before: { text: 'Deletion after how many months?', until: '3d 11:00' },
        }),
      ],
      of: {
        AX: {
          passes: [
            { to: 'adam', by: 'mirela', at: '4d 13:30', note: 'What do you do today? The facts first, please.' },
          ],
        },
        BX: {},
        GX: {},
        DX: {},
        EX: {
          passes: [
            { to: 'arta', by: 'arta', at: '2d 15:20' },
            {
              ...{ to: 'zdravko', by: 'arta', at: '1d 09:25' },
              note: 'Withdrawn: I had answered for my own phone. Can you ask the director what holds for all of us?',
            },
          ],
          needsUntil: '+4d 15:00',
        },
      },
      reminders: [
        { to: 'zdravko', kind: 'near', at: '50m' },
        { to: 'adam', kind: 'near', at: '50m' },
      ],
    },
    posts: [
      said(
        'mirela',
        '4d 13:15',
        `
          Our data protection officer wants a rule on photos **by the end of the week**. What is yours?

          Only what holds for the team itself; what establishments film is another question.`,
      ),
      answered('katarina', '4d 15:40', [
        cell('yes', '', { basis: 'Ombuds Institution Act, article 31', asOf: '20d' }),
        cell('no', 'A camera of the office', { practice: 'Signed out for each visit, the card is emptied on return.' }),
        cell('no', 'Never'),
        cell('12', 'After the report is answered'),
      ]),
      answered('lovro', '3d 09:25', [
        cell('not-regulated', 'Based on access to information'),
        cell('yes', 'Phones in flight mode, moved to the server the same day'),
        cell('no', 'Never', { source: 'Our internal rule 7' }),
        cell('24'),
      ]),
      answered(
        'orest',
        '2d 14:50',
        [
          cell('yes', '', { basis: 'NPM Act, article 5', asOf: '80d' }),
          cell('no'),
          cell('partly', 'Only injuries, with written consent', {
            practice: 'In the medical file, not in the report.',
          }),
          cell('not-applicable', 'As the medical file'),
        ],
        'Tip, @{lovro}: switch off location data.',
        { reactions: { '💡': ['mirela', 'toma', 'arta'] } },
      ),
      answered('arta', '2d 16:05', [cell('no'), cell('yes', 'My own phone'), cell('no'), cell('no-data')], '', {
        removedAt: '1d 09:20',
      }),
    ],
  },
  {
    channel: 'full-members',
    title: 'Reprisals: what do you do between the visit and the next one? (method only)',
    places: ['prison', 'police', 'social-care'],
    topics: ['reprisals'],
    asks: {
      ...{ kind: 'comparison', urgency: 'standard', due: '+8d 15:00' },
      questions: [
        asked('yes', 'Is there a written strategy?'),
        asked('text', 'What do you do before you leave?'),
        asked('choice', 'Do you come back unannounced?', {
          options: ['Always', 'To some places', 'After a sign only'],
        }),
        asked('number', 'Within how many weeks?', { unit: 'weeks' }),
      ],
      of: {
        AX: {},
        BX: {
          passes: [
            {
              ...{ to: 'kalina', by: 'toma', at: '2d 08:00' },
              note: 'You wrote the strategy with our head. May all seven headings go out, or is one too much?',
            },
          ],
        },
        GX: {},
        DX: {},
      },
      reminders: [{ to: 'kalina', kind: 'half', at: '2d 08:10' }],
    },
    posts: [
      said(
        'toma',
        '13d 09:00',
        `
          > **No cases, no places.** For a live risk contact your head of NPM and the SPT.

          Method only, please: what do you do between a visit and the next one, so that nobody pays for having talked?`,
      ),
      answered(
        'adam',
        '12d 11:35',
        [
          cell('partly', 'An internal risk note for each visit'),
          cell('', 'The closing talk always mentions the prohibition.'),
          cell('To some places', '**One of five**, chosen partly at random'),
          cell('6', 'Four to six'),
        ],
        '',
        { reactions: { '👍': ['toma', 'nefeli'] } },
      ),
      answered(
        'nefeli',
        '10d 10:20',
        [
          cell('no'),
          cell('', 'The head writes to the director.', { practice: 'A leaflet with a free phone line stays behind.' }),
          null,
          null,
        ],
        'We speak with many, for the same length of time, so that nobody stands out.',
        { reactions: { '💡': ['mirela'] } },
      ),
      answered(
        'besnik',
        '2d 12:00',
        [cell('no'), null, cell('After a sign only'), cell('no-data')],
        'We would like an anonymised **table of contents** from those who have a strategy.',
      ),
      said('toma', '1d 09:10', 'Ours has seven headings; once it is cleared I will post it here, @{besnik}.', {
        to: 4,
      }),
    ],
  },
]
