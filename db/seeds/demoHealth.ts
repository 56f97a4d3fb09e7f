import { said, type ThreadSeed } from './demoThreads'

/** Of the medical group, for its people only. */
export const demoHealth: ThreadSeed[] = [
  {
    channel: 'medical',
    title: 'Mechanical restraint in psychiatry: central register, time limit, debriefing',
    places: ['psychiatric', 'forensic'],
    topics: ['restraint', 'registers'],
    posts: [
      said(
        'orest',
        '21d 09:15',
        `
          1. Is there a central register?
          2. Longest time before a new medical decision (hours)?
          3. Continuous supervision by a person?
          4. Debriefing with the patient?
          5. Are voluntary patients covered?`,
      ),
      said(
        'kalina',
        '20d 11:30',
        `
          1. Yes, electronic
          2. 2
          3. Yes
          4. Yes, it is in the form
          5. Yes

          Since there is a register we see **night-time peaks**. That led to a recommendation on staffing.`,
        { reactions: { '👍': ['orest', 'jasna', 'lena'] } },
      ),
      said(
        'lena',
        '19d 14:20',
        `
          1. Partly: ward books only
          2. 4
          3. A camera instead of a person (we object)
          4. Rarely
          5. No

          Auf Deutsch gesagt: Die Kamera ersetzt die Sitzwache nicht.`,
      ),
      said(
        'jasna',
        '17d 10:05',
        `
          1. Yes, on paper
          2. 2, may be renewed without limit
          3. Yes
          4. No
          5. Yes

          Looking for a debriefing form that takes under five minutes.`,
      ),
      said(
        'kalina',
        '16d 09:20',
        `
          Ours has four questions: what happened before, what helped, what made it worse, what should we do next time.
          @{jasna}, I will send it to the channel once the English headings are in.`,
        { to: 4, reactions: { '🙏': ['jasna'] } },
      ),
    ],
  },
  {
    channel: 'medical',
    title: 'Suicide risk screening in the first 24 hours of remand',
    places: ['remand', 'police'],
    topics: ['suicide-prevention', 'screening'],
    posts: [
      said(
        'jasna',
        '3d 08:45',
        `
          We are looking for **an empty form** that works on the first evening, and for what it takes to make it work:
          who asks, when, and what a "yes" leads to.`,
      ),
      said(
        'kalina',
        '3d 12:10',
        `
          Nurse-led, 12 items, 10 minutes, within 4 hours; the officer's items are separate. The headings:

          *arrival · first time in custody · losses · alcohol and drugs · medication · earlier attempts · present
          thoughts · plan · hopelessness · contact with family · what the officer saw · decision and signature*

          Целиот образец е на македонски; насловите се преведени.`,
        { reactions: { '🙏': ['jasna', 'ioanna'] } },
      ),
      said(
        'lena',
        '2d 10:00',
        `
          A doctor within 24 h, free text, which is of little use. We recommended a form; there is a pilot in one type of
          establishment.`,
      ),
      said(
        'ioanna',
        '1d 17:30',
        `
          Two steps: 4 questions by the reception officer, then the nurse if there is any "yes".

          Check that a "yes" leads to something: in our sample **a third had no follow-up**. (Invented figure, demo.)`,
        { reactions: { '💡': ['kalina'] } },
      ),
      said('jasna', '1d 18:10', 'That is the question our form never asked. Ευχαριστώ, @{ioanna}!', { to: 4 }),
    ],
  },
  {
    channel: 'medical',
    title: 'Substitution therapy at weekends: bridging from admission to the first doctor',
    places: ['police', 'remand', 'prison'],
    topics: ['substitution', 'screening'],
    posts: [
      said(
        'ioanna',
        '6d 13:30',
        'Someone in substitution therapy is admitted on a Friday evening. **Who may give what, until when?**',
      ),
      said(
        'kalina',
        '6d 15:00',
        `
          The protocol lets the nurse give the confirmed dose after a call to the programme; doctor within 24 h.

          Naloxone at every post, officers are trained yearly.`,
        { reactions: { '👍': ['ioanna', 'orest'] } },
      ),
      said(
        'lena',
        '5d 09:45',
        'No bridging at weekends; withdrawal is treated with symptom relief. We have asked for on-call cover.',
      ),
      said(
        'jasna',
        '5d 16:20',
        `
          Works in two regions only. The overdose days are **the first 72 hours and the first week after release**: we
          added release preparation to our checklist.`,
        { reactions: { '💡': ['kalina', 'lena'] } },
      ),
    ],
  },
]
