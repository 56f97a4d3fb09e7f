import { answered, asked, cell, spared } from './demoAsking'
import { said, type ThreadSeed } from './demoThreads'

/** Comparisons with sub-questions; figures and laws are invented. */
export const demoConditions: ThreadSeed[] = [
  {
    channel: 'consultations',
    title: 'Minimum living space per prisoner: national norm, and how you measure',
    places: ['prison', 'remand'],
    topics: ['space'],
    asks: {
      ...{ kind: 'comparison', urgency: 'standard', due: '+2d 15:00' },
      questions: [
        asked('number', 'Space per person in shared cells', { unit: 'm²' }),
        asked('yes', 'Is the sanitary annex counted?'),
        asked('yes', 'Does furniture count?'),
        asked('yes', 'Do you measure yourselves?'),
        asked('yes', 'Is there compensation for less space?'),
      ],
      of: {
        AX: {},
        BX: {
          passes: [
            { to: 'toma', by: 'katarina', at: '10d 09:00', note: 'You compare anyway: would you say it for us, too?' },
          ],
          draft: {
            ...{ by: 'toma', at: '4d 15:50', version: 6, ready: true },
            cells: [
              cell('4', '', { basis: 'Prison Rules, section 14', asOf: '60d' }),
              cell('no'),
              cell('partly', 'Beds do, lockers do not', { practice: 'Each prison counts as it likes.' }),
              cell('yes', 'With a laser meter', { practice: 'Every cell with more than four beds.' }),
              cell('no-data'),
            ],
            text: 'We publish what we measure cell by cell, without names of establishments.',
          },
        },
        GX: {},
        DX: {},
        EX: {},
      },
      reminders: [{ to: 'toma', kind: 'half', at: '4d 09:00' }],
      // Begun before Delta corrected itself: what it rests on is superseded.
      summary: {
        state: 'draft',
        paragraphs: [
          {
            text: 'Where there is a norm in law, it is **3.5 to 4.0 m²** for each person in a shared cell.',
            from: [2, 3],
          },
          { text: 'One law says nothing. All measure themselves, or will.', from: [4, 5] },
        ],
      },
    },
    posts: [
      said(
        'toma',
        '11d 09:40',
        `
          For a comparison in our annual report: what your law asks for, and what you do when you stand in the cell.

          If your law says nothing, please say so; that is an answer, too.`,
      ),
      answered(
        'adam',
        '10d 14:00',
        [
          cell('4.0', '', {
            basis: 'Execution of Sentences Act, section 74',
            source: 'Official Journal 12',
            asOf: '90d',
          }),
          cell('no'),
          cell('yes'),
          cell('yes', 'With a laser meter', { practice: 'Two cells of each wing, the smallest among them.' }),
          cell('no'),
        ],
        'Registers show design capacity, not the real one; we publish both.',
        { reactions: { '👍': ['toma'] } },
      ),
      answered(
        'nefeli',
        '9d 11:25',
        [
          cell('3.5', '4.0 m² in new buildings', { basis: 'Prison Code, articles 20 and 21', asOf: '120d' }),
          cell('no'),
          cell('yes', '', { practice: 'We subtract fixed furniture in our own reports.' }),
          cell('yes'),
          cell('yes', 'Sentence reduction by a court', { source: 'Our annual report, chapter 3' }),
        ],
        'We recommend 4.0 m² for all.',
      ),
      answered('besnik', '7d 13:50', [
        cell('not-regulated'),
        cell('yes', 'We object'),
        cell('yes'),
        cell('yes', 'A sample of five cells a visit'),
        cell('no-data'),
      ]),
      spared(
        'nothing',
        'zdravko',
        '6d 10:30',
        `
          Мандат је нов, меримо од следеће године. Био би нам користан ваш образац.

          Our mandate is new, we will measure from next year. We would like the template.`,
        { reactions: { '👍': ['katarina', 'toma'] } },
      ),
      said(
        'adam',
        '5d 08:40',
        `
          With pleasure, @{zdravko}. It is one page:

          | room | length | width | beds | annex | who measured |
          |---|---|---|---|---|---|
          | 12 | 4.10 m | 2.95 m | 3 | 1.2 m² | two of us |`,
        { to: 5, reactions: { '🙏': ['zdravko'] } },
      ),
      answered(
        'lovro',
        '5d 09:10',
        [
          cell('4.0', 'Not by law, by ministerial order', { basis: 'Ministerial order 41', asOf: '10d' }),
          cell('yes', 'We object'),
          cell('yes'),
          cell('yes', 'A sample of five cells a visit'),
          cell('no-data'),
        ],
        'We had overlooked the order: it stands in no collection of laws.',
      ),
      said(
        'toma',
        '4d 15:10',
        'Thank you all. Ours waits for a colleague to clear it; I have begun with the summary.',
        {
          reactions: { '🙏': ['adam', 'besnik'], '✅': ['nefeli'] },
        },
      ),
    ],
  },
]
