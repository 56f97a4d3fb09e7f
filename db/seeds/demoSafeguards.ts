import { said, type ThreadSeed } from './demoThreads'

/** Police custody, homes and children: what is invented here is nobody's practice. */
export const demoSafeguards: ThreadSeed[] = [
  {
    channel: 'consultations',
    title: 'When is a resident of a care home de facto detained?',
    places: ['social-care', 'elderly', 'de-facto'],
    topics: ['judicial-review', 'older-persons'],
    posts: [
      said(
        'besnik',
        '8d 11:20',
        `
          Residents signed their own placement years ago, doors are coded, nobody has tried to leave.

          Which signs do you use to treat it as deprivation of liberty?`,
      ),
      said(
        'mirela',
        '8d 13:05',
        `
          Five signs:

          1. a locked or coded exit;
          2. staff would stop the person or bring them back;
          3. no understanding *now* of the form that was signed *then*;
          4. sedation linked to restlessness;
          5. the guardian is asked instead of the person.

          Two are enough for us to examine it.`,
        { reactions: { '💡': ['besnik', 'zdravko', 'jasna'] } },
      ),
      said(
        'toma',
        '7d 09:30',
        `
          We ask the staff one thing: **"What happens if she walks out now?"** The answer is usually decisive.

          We look into the procedure for reports of absconding, too.`,
        {
          before: {
            editedAt: '7d 09:40',
            text: 'We ask the staff one thing: **"What happens if she walks out now?"** The answer is usually decisive.',
          },
          reactions: { '👍': ['besnik', 'mirela'] },
        },
      ),
      said(
        'nefeli',
        '7d 15:10',
        'Our law requires a notice to a court for each restriction of movement in homes; so we count missing notices.',
      ),
      said(
        'lovro',
        '6d 08:15',
        `
          Hvala! Do you count them on the spot, or does the court send you its list?

          (Pri nas seznama ni, zato vprašam.)`,
        { to: 4 },
      ),
      said(
        'nefeli',
        '2d 18:20',
        'Both, and the difference between the two lists is the finding. Στη διάθεσή σας για το υπόδειγμα.',
        { to: 4 },
      ),
      said(
        'arta',
        '1d 19:05',
        'In the home we saw, the nurse on duty, a Ms Demoviq, told us that nobody ever asks to leave. Is that a sixth sign?',
      ),
    ],
  },
  {
    channel: 'consultations',
    title: 'Interviewing children in closed institutions: consent, and who is present',
    places: ['juvenile', 'child-care'],
    topics: ['children', 'interviews', 'consent'],
    posts: [
      said(
        'mirela',
        '15d 10:00',
        `
          We are rewriting our interview guide. For children in closed institutions:

          - whose consent do you ask for,
          - who is in the room, and
          - how does the child end the talk?`,
      ),
      said(
        'ioanna',
        '15d 12:40',
        `
          The child's own assent, always. Parents are not asked for a preventive talk: our law gives direct access.

          A psychologist leads, 20 minutes at most, and the child may stop with **a card** at any time.`,
        { reactions: { '❤️': ['jasna', 'mirela'] } },
      ),
      said('toma', '14d 09:05', 'Same, but never alone: two team members, door visible, staff out of hearing.'),
      said('jasna', '13d 16:30', 'Groups first, then individual offers **to all**, so that nobody is singled out.', {
        reactions: { '🙏': ['mirela'] },
      }),
      said('arta', '12d 10:10', 'Wrong thread, sorry.', { removedAt: '12d 10:25' }),
    ],
  },
]
