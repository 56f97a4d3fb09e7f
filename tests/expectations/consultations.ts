import { full, legal, narrowed, network, opened, secretariat, signedIn, type Row } from './cells'
import { nothing } from './effects'

/** Of threads of their own, begun by whoever wrote in the place; asked are all members who read there. */
const asking = ['askForAnswers', 'closeConsultation', 'reopenConsultation']
const sitting = ['openSeat', 'saveAnswerDraft', 'passBaton', 'needTime', 'releaseAnswer']
/** With an answer of the institution of whoever began it. */
const speaking = ['withdrawAnswer', 'restoreAnswer', 'confirmAnswer']

export const consultations: Row[] = [
  ...asking.map((name): Row => [name, 'network', '? +--- ++ --0 -- ??']),
  ...asking.map((name): Row => [name, 'legal', '? 00++ 00 0-0 00 ??']),
  ...asking.map((name): Row => [name, 'full', '? +--- ++ 000 0- ??']),
  // Whoever may begin a question there, once what was asked is closed.
  ['askAgain', 'network', '? ++++ ++ ++0 ++ ??'],
  ['askAgain', 'legal', legal],
  ['askAgain', 'full', full],
  ['openConsultation', 'network', network],
  ['openConsultation', 'legal', legal],
  ['openConsultation', 'full', full],
  ['suggestDates', '', signedIn],
  ['setMeeting', '', secretariat],

  ...sitting.map((name): Row => [name, 'network', network]),
  ...sitting.map((name): Row => [name, 'legal', legal]),
  // Only Delta is asked, of which Mia is: for everyone else there is no seat.
  ...sitting.slice(0, 4).map((name): Row => [name, 'network, of Delta', '? 0000 +0 000 00 ??']),
  ...speaking.map((name): Row => [name, 'network', '? ++-- -+ --0 -- ??']),
  ...speaking.map((name): Row => [name, 'legal', '? 00+- 00 0-0 00 ??']),

  ['saveSummary', 'network', '? +--- -- --0 -- ??'],
  ['saveSummary', 'legal', '? 00+- 00 0-0 00 ??'],
  ['askSummary', 'network', '? +--- -- --0 -- ??'],
  ['askSummary', 'legal', '? 00+- 00 0-0 00 ??'],
  // Quoted is an answer of Beta, and in the legal group one of Gamma.
  ['answerSummary', 'network', '? --+- -- --0 -+ ??'],
  ['answerSummary', 'legal', '? 00-+ 00 0-0 00 ??'],

  ['exportConsultation', 'network', network],
  ['exportConsultation', 'full', full],
  // Out of a group only by its author and its convenors; the same of a thread for some members.
  ['exportConsultation', 'legal', '? 00++ 00 0-0 00 ??'],
  ['exportConsultation', 'narrowed', '? +-00 0+ 000 00 ??'],
  ['openConsultation', 'narrowed', narrowed],

  // Of a partner one reads what was opened, and asks and speaks for nobody.
  ...['openConsultation', 'exportConsultation'].map((name): Row => [name, 'opened', opened]),
  ...[...sitting.slice(1), 'askAgain'].map((name): Row => [name, 'opened', '? ++++ ++ ++- ++ ??']),
  ['openSeat', 'opened', network],
  ...['saveSummary', 'askSummary'].map((name): Row => [name, 'opened', '? +--- -- --- -- ??']),

  ['openDesk', '', signedIn],
  ['seeReminder', 'one of someone else', signedIn],
  ['listJobs', '', secretariat],
  ['openAbsence', '', signedIn],
  ['setAbsence', '', signedIn, nothing],
  ['setClearing', 'of Alpha', '? ++-- -+ --- -- ??', nothing],
  ['nameFocal', 'someone else', secretariat],
]
