import { answered, asked, cell, spared } from './demoAsking'
import { said, type ThreadSeed } from './demoThreads'

/** Closed long ago: nobody confirmed since what was answered, and their review is due. */
export const demoLongAgo: ThreadSeed[] = [
  {
    channel: 'consultations',
    title: 'Registers in police custody: what is written down, and who may look?',
    places: ['police'],
    topics: ['registers', 'notification'],
    asks: {
      ...{ kind: 'comparison', urgency: 'standard', due: '912d 15:00' },
      questions: [
        asked('yes', 'Is there one register for all that happens in custody?'),
        asked('yes', 'May the lawyer see it?'),
        asked('number', 'For how long is it kept?', { unit: 'years' }),
      ],
      of: { AX: {}, BX: {}, DX: {} },
      summary: {
        state: 'standing',
        paragraphs: [
          {
            text: 'Two of three keep **one register**; the lawyer sees it everywhere, at one only on request. It is kept for five to ten years.',
            from: [2, 3],
          },
        ],
        asked: {
          ...{ at: '910d 09:00', due: '903d 15:00' },
          words: {
            AX: { word: 'confirmed', by: 'mirela', at: '909d 10:00' },
            BX: { word: 'confirmed', by: 'katarina', at: '908d 11:20' },
          },
        },
      },
    },
    posts: [
      said(
        'nefeli',
        '930d 09:10',
        'We write to the ministry about registers: **what do yours hold**, and who sees them?',
      ),
      answered('mirela', '922d 10:00', [
        cell('yes', '', { basis: 'Police Act, section 31', asOf: '922d' }),
        cell('yes'),
        cell('10'),
      ]),
      answered('katarina', '918d 14:30', [
        cell('yes'),
        cell('partly', 'On request', { practice: 'Asked for, it took a day.' }),
        cell('5'),
      ]),
      spared('nothing', 'besnik', '914d 08:45', ''),
    ],
  },
  {
    channel: 'consultations',
    title: 'Complaint boxes in prisons: who empties them, and how often?',
    places: ['prison'],
    topics: ['complaint-systems'],
    asks: {
      ...{ kind: 'quick', urgency: 'soon', due: '790d 15:00' },
      questions: [asked('text', 'Who empties them?'), asked('yes', 'Are they out of sight of the guards?')],
      of: { AX: {}, BX: {} },
    },
    posts: [
      said('nefeli', '800d 11:00', 'A short one before a visit: **who empties the boxes** where you are?'),
      answered('mirela', '796d 09:30', [cell('', 'The judge who supervises the prison, each week'), cell('no')]),
      answered('katarina', '793d 16:10', [cell('', 'We do, at each visit'), cell('yes', '', { asOf: '60d' })]),
    ],
  },
]
