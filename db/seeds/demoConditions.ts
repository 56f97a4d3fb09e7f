import { said, type ThreadSeed } from './demoThreads'

/** Comparisons with sub-questions; figures and laws are invented. */
export const demoConditions: ThreadSeed[] = [
  {
    channel: 'consultations',
    title: 'Minimum living space per prisoner: national norm, and how you measure',
    places: ['prison', 'remand'],
    topics: ['space'],
    posts: [
      said(
        'toma',
        '11d 09:40',
        `
          For a comparison in our annual report. Answers within 15 working days are fine.

          1. Space per person in shared cells (m²)?
          2. Is the sanitary annex counted?
          3. Does furniture count?
          4. Do you measure yourselves?
          5. Is there compensation for less space?`,
      ),
      said(
        'adam',
        '10d 14:00',
        `
          1. **4.0 m²**
          2. No
          3. Yes
          4. Yes, with a laser meter
          5. No

          Practice: registers show design capacity, not the real one; we publish both.`,
        { reactions: { '👍': ['toma'] } },
      ),
      said(
        'nefeli',
        '9d 11:25',
        `
          1. **3.5 m²** in older buildings, **4.0 m²** in new ones
          2. No
          3. Yes
          4. Yes
          5. Sentence reduction by a court

          We recommend 4.0 m² for all.`,
      ),
      said(
        'besnik',
        '7d 13:50',
        `
          1. Not regulated by law; **4.0 m²** by ministerial order
          2. Yes (we object)
          3. Yes
          4. A sample of five cells a visit
          5. No data`,
        {
          before: {
            editedAt: '7d 14:20',
            text: `
          1. Not regulated
          2. Yes (we object)
          3. Yes
          4. A sample of five cells a visit
          5. No data`,
          },
        },
      ),
      said(
        'zdravko',
        '6d 10:30',
        `
          Нема података: мандат је нов, меримо од следеће године. Био би нам користан ваш образац.

          Nothing to report: our mandate is new, we will measure from next year. We would like the template.`,
        { reactions: { '👍': ['katarina', 'toma'] } },
      ),
      said(
        'adam',
        '5d 08:40',
        'With pleasure, @{zdravko}. It is one page: room, length, width, beds, annex, who measured. I will post it here.',
        { to: 5 },
      ),
      said(
        'toma',
        '4d 15:10',
        `
          What we have so far:

          | NPM | m² | annex | furniture | measured | compensation |
          |---|---|---|---|---|---|
          | Alpha | 4.0 | no | yes | laser | no |
          | Gamma | 3.5 / 4.0 | no | yes | yes | court |
          | Delta | 4.0 (order) | yes | yes | sample | no data |
          | Epsilon | – | – | – | from next year | – |`,
        { reactions: { '🙏': ['adam', 'besnik'], '✅': ['nefeli'] } },
      ),
    ],
  },
  {
    channel: 'consultations',
    title: 'Electrical discharge weapons in cells and psychiatric wards: allowed, recorded, your position',
    places: ['police', 'prison', 'psychiatric'],
    topics: ['discharge-weapons', 'use-of-force'],
    posts: [
      said(
        'toma',
        '5d 10:15',
        `
          1. Allowed in custody?
          2. Allowed in psychiatric wards?
          3. Medical check after use?
          4. Is the log of the device downloaded?
          5. What is your position?`,
      ),
      said(
        'adam',
        '4d 09:30',
        `
          1. No
          2. No
          3. Not applicable
          4. Not applicable
          5. Keep it so.`,
      ),
      said(
        'orest',
        '3d 12:45',
        `
          1. Yes
          2. No
          3. Yes, by a doctor
          4. Yes
          5. Only where life is at risk; no drive-stun.`,
        { reactions: { '👍': ['kalina'] } },
      ),
      said(
        'lovro',
        '1d 11:00',
        `
          1. Yes
          2. Partly, if the police are called
          3. Partly
          4. Not regulated
          5. Ask for the log **and** the body camera.`,
      ),
    ],
  },
  {
    channel: 'opened',
    title: 'Forced return: which stages do you monitor, and how early are you told?',
    places: ['return', 'immigration', 'transport'],
    topics: ['visit-planning', 'foreign-nationals'],
    posts: [
      said(
        'nefeli',
        '18d 08:50',
        `
          For the agenda of the next meeting:

          1. Notice in advance (hours)
          2. Pick-up
          3. Airport
          4. Flight
          5. Handover
          6. Do you publish your own report?`,
      ),
      said(
        'mirela',
        '16d 15:00',
        `
          | notice | pick-up | airport | flight | handover | report |
          |---|---|---|---|---|---|
          | 48 h | yes | yes | charter only | no | yes |`,
      ),
      said(
        'toma',
        '15d 10:30',
        `
          | notice | pick-up | airport | flight | handover | report |
          |---|---|---|---|---|---|
          | 24 h, often less | no | yes | no | no | in the annual report |`,
      ),
      said(
        'besnik',
        '12d 09:10',
        'We are not notified; we learn of it from the media. So: no to 2–6. We would welcome a **model agreement**.',
        { reactions: { '🙏': ['nefeli'] } },
      ),
      said(
        'nefeli',
        '11d 17:45',
        'Ours is short and public. I will bring an English version to the meeting, @{besnik}.',
        { to: 4, reactions: { '👍': ['besnik', 'arta'] } },
      ),
    ],
  },
]
