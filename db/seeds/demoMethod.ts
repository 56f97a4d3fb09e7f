import { said, type ThreadSeed } from './demoThreads'

/** How an NPM itself works. */
export const demoMethod: ThreadSeed[] = [
  {
    channel: 'consultations',
    title: 'Photos taken by the team during visits: legal basis, storage, deletion',
    places: ['non-place'],
    topics: ['photos', 'data-protection'],
    posts: [
      said(
        'mirela',
        '4d 13:15',
        `
          1. Is there an explicit legal basis?
          2. Are own devices allowed?
          3. Are persons ever recognisable?
          4. Deletion after how many months?`,
      ),
      said(
        'toma',
        '4d 15:40',
        `
          1. Yes
          2. No, a camera of the office
          3. Never
          4. **12**, after the report is answered`,
      ),
      said(
        'lovro',
        '3d 09:25',
        `
          1. Not regulated; based on access to information
          2. Phones in flight mode, moved to the server the same day
          3. Never
          4. **24**`,
      ),
      said(
        'orest',
        '2d 14:50',
        `
          1. Yes
          2. No
          3. Only injuries, with written consent, in the medical file and not in the report
          4. As the medical file

          Tip, @{lovro}: switch off location data.`,
        { reactions: { '💡': ['mirela', 'toma', 'arta'] } },
      ),
    ],
  },
  {
    channel: 'full-members',
    title: 'Reprisals: what do you do between the visit and the next one? (method only)',
    places: ['prison', 'police', 'social-care'],
    topics: ['reprisals'],
    posts: [
      said(
        'toma',
        '13d 09:00',
        `
          > **No cases, no places.** For a live risk contact your head of NPM and the SPT.

          Method only, please: what do you do between a visit and the next one, so that nobody pays for having talked?`,
      ),
      said(
        'adam',
        '12d 11:35',
        `
          - an internal risk note for each visit;
          - the closing talk always mentions the prohibition;
          - an unannounced short return within 4–6 weeks in **one of five** places, chosen partly at random.`,
        { reactions: { '👍': ['toma', 'nefeli'] } },
      ),
      said(
        'nefeli',
        '10d 10:20',
        `
          We speak with many, for the same length of time, so that nobody stands out. A leaflet with a free phone line. The
          head writes to the director before leaving.`,
        { reactions: { '💡': ['mirela'] } },
      ),
      said(
        'besnik',
        '2d 12:00',
        `
          No written strategy yet. We would like an anonymised **table of contents** from those who have one.`,
      ),
      said('toma', '1d 09:10', 'Ours has seven headings; I will clear it with our head and post it here, @{besnik}.', {
        to: 4,
      }),
    ],
  },
  {
    channel: 'opened',
    title: 'Recommendations without reply: deadline in law, and what you do with silence',
    places: ['non-place'],
    topics: ['follow-up', 'recommendations'],
    posts: [
      said(
        'besnik',
        '24d 10:00',
        `
          1. Deadline in law (days)
          2. Reminder
          3. Higher authority
          4. Published list
          5. Parliament
          6. Do you use a database?`,
      ),
      said(
        'adam',
        '22d 14:15',
        `
          1. **30**
          2. Yes, on day 31
          3. Minister, on day 60
          4. Yes, yearly
          5. Yes
          6. A spreadsheet`,
      ),
      said(
        'katarina',
        '21d 09:50',
        `
          1. **30**
          2. Yes
          3. Yes
          4. No
          5. Yes
          6. Yes, our own; three states: *accepted, done, seen by us*`,
      ),
      said(
        'nefeli',
        '20d 16:30',
        `
          1. Not regulated; we set **45**
          2. Yes
          3. No
          4. Yes, as a traffic light
          5. Partly
          6. No

          Το «φανάρι» το πρόσεξαν οι δημοσιογράφοι: the traffic light was picked up by journalists and worked better than
          letters.`,
        { reactions: { '👍': ['besnik', 'katarina', 'adam', 'zdravko'] } },
      ),
      said(
        'besnik',
        '19d 08:35',
        'Shumë faleminderit! Who decides on the colour, and does the institution see it before you publish?',
        { to: 4 },
      ),
      said('nefeli', '19d 12:05', 'The team that visited; and yes, ten days before.', { to: 4 }),
    ],
  },
]
