/** Every bound a person can run into, in one place; the server enforces them and the client shows them. */
export const limits = {
  lineCharacters: 200,
  titleCharacters: 200,
  expertiseCharacters: 500,
  purposeCharacters: 500,
  postCharacters: 20_000,
  passwordCharacters: { min: 10, max: 200 },
  placesPerThread: 6,
  topicsPerThread: 6,
  filesPerPost: 10,
  personsPerChannel: 200,
  membersPerReach: 40,
  guestsPerThread: 20,
  reasonCharacters: 500,
  fileBytes: 20 * 1024 * 1024,
  imagePixels: 40_000_000,
  /** Larger images are made smaller. */
  imageSide: 4096,
  /** What one person may have uploaded without posting it, and be uploading at once. */
  looseFiles: 50,
  uploadsAtOnce: 12,
  looseHours: 24,
  /** What is kept of the text of one file, to be searched; and what it may cost to take it out. */
  fileTextCharacters: 300_000,
  filePieceCharacters: 8_000,
  fileTextPages: 500,
  /** Of a document that is an archive, unpacked, and in how many parts. */
  fileTextBytes: 32 * 1024 * 1024,
  fileTextEntries: 2_000,
  fileTextSeconds: 20,
  fileTextMegabytes: 256,
  /** How often it is tried to read a file whose reading came to no end. */
  fileTextTries: 3,
  bodyBytes: 64 * 1024,
  searchCharacters: 200,
  /** How many words that are nearly the same are looked for instead of one that was typed. */
  nearWords: 8,
  /** How often one person may write, ask, look for something, or change it (edits, removals, reactions) in so many seconds. */
  pace: {
    posts: { times: 30, seconds: 60 },
    questions: { times: 10, seconds: 600 },
    changes: { times: 300, seconds: 60 },
    reports: { times: 20, seconds: 600 },
    exports: { times: 30, seconds: 600 },
    suggestions: { times: 40, seconds: 600 },
    /** While one types, too: each asks the database for much. */
    searches: { times: 240, seconds: 60 },
  },
  page: { threads: 30, posts: 50, hits: 20, hitsInThread: 200, acts: 50, library: 20, documents: 20 },
  /** A stream further behind than this is loaded afresh instead of caught up. */
  catchUpEvents: 200,
  unreadThreads: 200,
  session: { idleDays: 14, absoluteDays: 60 },
  invitationDays: 14,
  setupHours: 24,
  /** What a socket may have waiting before it is cut; it comes back and catches up. */
  socketBufferBytes: 1_000_000,
  socketBufferPackets: 500,
  watchedRooms: 1_000,
  notesPerThread: 500,
  /** How many threads may be on top of a list at once, and for how long one may. */
  pinsPerChannel: 20,
  pinDays: 366,
  postsPerSplit: 200,
  /** The longest one may be made to wait between two posts. */
  slowSeconds: 86_400,
  noteCharacters: 1_000,
  reportDays: 30,
  /** How many first posts of a new person may be made to wait. */
  heldPosts: 20,
  suspensionDays: 366,
  reports: 200,
  announcements: 20,
  subQuestions: 8,
  optionsPerQuestion: 10,
  questionCharacters: 300,
  unitCharacters: 20,
  /** Of what stands behind one cell of a comparison. */
  cellCharacters: { text: 1_000, basis: 400, practice: 1_000, source: 300 },
  /** What an institution says besides its cells. */
  answerCharacters: 12_000,
  /** The furthest a consultation may run, and be prolonged. */
  consultationDays: 366,
  summaryParagraphs: 30,
  paragraphCharacters: 3_000,
  sourcesPerParagraph: 40,
  /** In how many working days silence counts as consent to a summary. */
  summaryWorkingDays: 5,
  /** How long a round of asking again stands alone, and waits for an institution at the most. */
  againDays: 30,
  againWaitsDays: 183,
  /** How many questions are shown that were asked before. */
  similarThreads: 5,
  deskThreads: 100,
  absenceDays: 366,
  /**
   * After how many months what was confirmed is unconfirmed, and a closed consultation is to be looked at again: two
   * years, in which a law, a practice and the people who knew of it change.
   */
  reviewMonths: 24,
  earlierFiles: 30,
  /** For how long a document that was taken out of the library can be put back. */
  removedDocumentDays: 30,
  /** For how long a term that was removed, or a suggestion that was declined, can come back. */
  removedTermDays: 30,
  /** How much of a summary a list shows. */
  beginningCharacters: 280,
  /** In how many threads words may be looked for and taken out at once. */
  redactedThreads: 100,
  /** And from the kept texts of so many files, those found first. */
  redactedFiles: 200,
  /** Of the glossary, which a page holds whole. */
  terms: 2_000,
  wordsPerTerm: 80,
  termWordCharacters: 100,
  definitionCharacters: 500,
} as const

/** What someone may be for the whole house; convenors are made by their group. */
export const roles = ['person', 'moderator', 'secretariat'] as const

/** The languages the forum itself speaks. */
export const locales = ['en'] as const

/** The reactions there are. */
export const emojis = ['👍', '🙏', '✅', '👀', '💡', '❤️'] as const
export type Emoji = (typeof emojis)[number]

/** What may be attached: the media type found in the file's first bytes, and the endings it goes with. */
export const fileTypes = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt', 'md', 'csv'],
} as const
export type FileType = keyof typeof fileTypes
