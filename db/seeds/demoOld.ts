import { answered, asked, cell, spared } from './demoAsking'
import { said, type ThreadSeed } from './demoThreads'

/** From more than two years ago, and asked again: one has confirmed, one has changed its answer, two have not looked yet. */
export const demoOld: ThreadSeed = {
  channel: 'opened',
  title: 'Solitary confinement: longest term in law, and who visits the cell each day',
  places: ['prison'],
  topics: ['solitary', 'visit-planning'],
  asks: {
    ...{ kind: 'comparison', urgency: 'standard', due: '770d 15:00', closed: '769d 09:00' },
    questions: [
      asked('number', 'Longest term in law', { unit: 'days' }),
      asked('yes', 'Does a doctor see the person each day?'),
      asked('yes', 'Is each day entered in a register?'),
    ],
    of: { AX: {}, BX: {}, GX: {}, DX: {}, EX: {} },
    again: { by: 'mirela', at: '6d 09:40', confirmed: { GX: { by: 'nefeli', at: '5d 10:15' } } },
  },
  posts: [
    said(
      'mirela',
      '790d 09:00',
      'We are preparing a thematic report. What does your law allow, and **who sees the person each day**?',
    ),
    answered('katarina', '786d 11:20', [
      cell('10', '', { basis: 'Rules on discipline, article 31', asOf: '800d' }),
      cell('yes', '', { practice: 'The nurse, on most days' }),
      cell('yes', 'On paper'),
    ]),
    answered('nefeli', '783d 08:40', [
      cell('15', '', { basis: 'Prison Code, article 69', asOf: '790d' }),
      cell('partly', 'On working days'),
      cell('yes', 'Electronic'),
    ]),
    answered('besnik', '780d 13:05', [
      cell('20', '', { basis: 'Act on execution, article 118', asOf: '785d' }),
      cell('no'),
      cell('partly', 'In two of five prisons', { practice: 'The registers differ from prison to prison.' }),
    ]),
    answered('mirela', '779d 10:00', [cell('21', 'With a court, 30'), cell('yes'), cell('yes', 'On paper')]),
    spared('nothing', 'zdravko', '775d 16:30', 'It is abolished; nobody is held so.'),
    answered('besnik', '4d 11:30', [
      cell('14', 'Since the reform', { basis: 'Act on execution, article 118, as amended', asOf: '4d' }),
      cell('partly', 'In three of five prisons'),
      cell('yes', 'One register for all'),
    ]),
  ],
}
