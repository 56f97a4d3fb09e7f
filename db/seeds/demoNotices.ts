import { said, type ThreadSeed } from './demoThreads'

export const demoNotices: ThreadSeed[] = [
  {
    channel: 'announcements',
    title: 'Spring meeting: draft agenda, and how to send questions ahead',
    places: ['non-place'],
    topics: ['relations'],
    posts: [
      said(
        'katarina',
        '10d 08:00',
        `
          Dear colleagues,

          the draft agenda of the spring meeting:

          - **Day 1:** forced return (Demo NPM Gamma), follow-up to recommendations (Demo NPM Delta)
          - **Day 2:** legal and medical group in parallel; admission of Demo NPM Epsilon as full member

          Questions you would like to discuss: please ask them in *Consultations* ten days ahead, so that everyone has
          time to answer in writing.`,
        { reactions: { '👍': ['mirela', 'toma', 'nefeli', 'besnik', 'zdravko'] } },
      ),
      said('zdravko', '9d 10:45', 'Thank you. Two of us will come; one is in a wheelchair. Is the venue accessible?'),
      said('katarina', '9d 11:15', 'Yes: lift, ramp and an accessible room are reserved, @{zdravko}.', {
        to: 2,
        reactions: { '🙏': ['zdravko'] },
      }),
    ],
  },
  {
    channel: 'legal',
    title: 'Opinion wanted: one sentence on access to a lawyer before the first interview',
    places: ['police'],
    topics: ['access-to-lawyer', 'legislation'],
    posts: [
      said(
        'lovro',
        '7d 10:40',
        `
          Our ministry consults on the police act. We want one sentence and no more:

          > No interview begins before the person has been able to speak with a lawyer in private, unless the person
          > waives this in writing after having been informed in a language they understand.

          Too strong, too weak?`,
      ),
      said(
        'nefeli',
        '6d 12:25',
        '"Has been able to" is weak: it becomes a phone on the wall. We would write **"has spoken, or has been given two hours to"**.',
        { reactions: { '👍': ['lovro', 'mirela'] } },
      ),
      said(
        'mirela',
        '5d 14:55',
        'And a waiver only in the presence of a lawyer for **children**. Otherwise every form comes pre-signed.',
      ),
      said(
        'lovro',
        '1d 10:30',
        'Both taken. Najlepša hvala, @{mirela} and @{nefeli}; the comment goes out on Friday.',
        { reactions: { '✅': ['mirela'] } },
      ),
    ],
  },
]
