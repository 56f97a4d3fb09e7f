import { answered, asked, cell, spared } from './demoAsking'
import { said, type ThreadSeed } from './demoThreads'

/** One has declined, and one is still drafting: what is theirs, nobody else sees. */
export const demoWeapons: ThreadSeed = {
  channel: 'consultations',
  title: 'Electrical discharge weapons in cells and psychiatric wards: allowed, recorded, your position',
  places: ['police', 'prison', 'psychiatric'],
  topics: ['discharge-weapons', 'use-of-force'],
  asks: {
    ...{ kind: 'comparison', urgency: 'standard', due: '+12d 15:00' },
    questions: [
      asked('yes', 'Allowed in custody?'),
      asked('yes', 'Allowed in psychiatric wards?'),
      asked('yes', 'Medical check after use?'),
      asked('yes', 'Is the log of the device downloaded?'),
      asked('text', 'What is your position?'),
    ],
    of: {
      AX: {},
      BX: {
        passes: [
          { to: 'kalina', by: 'toma', at: '2d 08:10', note: 'The medical check is yours: I know the rule only.' },
        ],
        draft: {
          ...{ by: 'kalina', at: '2d 08:25', version: 4 },
          cells: [
            cell('yes', '', { basis: 'Police Powers Act, section 33', asOf: '30d' }),
            cell('no'),
            cell('partly', 'The rule says a doctor within two hours; in the files we'),
          ],
          text: '',
        },
      },
      GX: {},
      DX: {},
      EX: {},
    },
  },
  posts: [
    said(
      'toma',
      '5d 10:15',
      `
          Three ministries have asked for our opinion this year. We would like to know what the rule is where you are, and
          **what you say yourselves**.`,
    ),
    answered('adam', '4d 09:30', [
      cell('no'),
      cell('no'),
      cell('not-applicable'),
      cell('not-applicable'),
      cell('', 'Keep it so.'),
    ]),
    spared(
      'declined',
      'zdravko',
      '3d 10:00',
      'A bill is before our parliament, and we are heard on it next month. Please ask us again afterwards.',
    ),
    answered(
      'orest',
      '3d 12:45',
      [
        cell('yes', '', { basis: 'Use of Force Regulation, article 9', asOf: '200d' }),
        cell('no'),
        cell('yes', 'By a doctor', { practice: 'In the files of last year, in most cases the same evening.' }),
        cell('yes', '', { source: 'Our thematic report, page 12' }),
        cell('', 'Only where life is at risk; no drive-stun.'),
      ],
      '',
      { reactions: { '👍': ['kalina'] } },
    ),
    answered('lovro', '1d 11:00', [
      cell('yes'),
      cell('partly', 'If the police are called'),
      cell('partly'),
      cell('not-regulated'),
      cell('', 'Ask for the log **and** the body camera.'),
    ]),
  ],
}
