import { effectsOfConsultations } from './effectsOfConsultations'
import { effectsOfDocuments } from './effectsOfDocuments'
import { effectsOfHeld } from './effectsOfHeld'
import { effectsOfTerms } from './effectsOfTerms'

/**
 * What a request does besides answering, by endpoint; where a row does something else it says so itself. What is refused
 * does nothing, and so does what only reads, unless it stands here.
 */
export interface Effect {
  /** The tables it writes in. */
  changes?: string
  /**
   * Who hears what kinds of events, of all who have everything open that they may: `directory` (everyone but guests), `self`,
   * those who read in the `place` (its `author`, `keepers` and `others`, `colleagues` of who asks, of the `asker` and of who is
   * `quoted`) or in another one by its name, or principals by theirs.
   */
  tells?: Record<string, string>
  /** What it puts in the log. */
  audit?: string
  /** What is otherwise where it is not the author who does it, or not with oneself. */
  byOthers?: Effect
}

export const nothing: Effect = {}
const asked = 'channels people posts read_marks threads'
const named = 'channel_people channels people'
const said = { place: 'post.saved thread.saved', self: 'read.saved' }
const orderly = 'channels notes threads'
const ordered = { place: 'note.saved thread.saved' }

export const effects: Record<string, Effect> = {
  signIn: { changes: 'sessions' },
  signOut: { changes: 'sessions' },
  changePassword: { changes: 'people sessions' },
  endDevice: nothing,
  invite: { changes: 'invitations', audit: 'invitation.make' },
  withdrawInvitation: { changes: 'invitations', audit: 'invitation.withdraw' },
  acceptInvitation: {
    changes: 'house invitations people sessions',
    tells: { directory: 'person.saved' },
    audit: 'invitation.accept',
  },
  becomePersona: nothing,
  // Of people whom no witness is; those who keep order in the house hear of it.
  suspendPerson: { changes: 'people', tells: { 'mia sam': 'moderation.changed' }, audit: 'person.suspend' },
  resumePerson: { changes: 'people', tells: { 'mia sam': 'moderation.changed' }, audit: 'person.resume' },
  editMember: { changes: 'house members', tells: { directory: 'member.saved' }, audit: 'member.edit' },
  ...effectsOfTerms,
  recordChair: { changes: 'chairs house', tells: { directory: 'forum.changed' }, audit: 'chair.record' },
  eraseChair: { changes: 'chairs house', tells: { directory: 'forum.changed' }, audit: 'chair.erase' },
  editProfile: { changes: 'house people', tells: { directory: 'person.saved' }, byOthers: { audit: 'person.edit' } },
  assignRole: {
    changes: 'house people',
    tells: { directory: 'person.saved', spare: 'forum.changed' },
    audit: 'person.role',
  },
  disablePerson: { changes: 'house people sessions', tells: { directory: 'person.saved' }, audit: 'person.close' },
  enablePerson: { changes: 'house people', tells: { directory: 'person.saved' }, audit: 'person.open' },
  admit: {
    changes: 'announcements group_people groups people',
    tells: { stranger: 'forum.changed' },
    audit: 'group.admit',
  },
  dismiss: {
    changes: 'announcements group_people groups people',
    tells: { stranger: 'forum.changed' },
    audit: 'group.dismiss',
  },
  inviteToGroup: { changes: 'invitations', audit: 'invitation.make' },
  withdrawGroupInvitation: { changes: 'invitations', audit: 'invitation.withdraw' },
  openInvitation: nothing,
  viewAs: { audit: 'view.as' },
  makeGroup: { changes: 'groups house', tells: { directory: 'group.saved' }, audit: 'group.make' },
  editGroup: { changes: 'groups house', tells: { directory: 'group.saved' }, audit: 'group.edit' },
  narrowThread: nothing,
  askConsent: {
    changes: 'channels consent_people consents notes people threads',
    tells: { place: 'consent.saved note.saved thread.saved' },
    audit: 'label.ask',
  },
  // The only one who was asked says yes: it is done.
  answerConsent: {
    changes: 'channels consent_people consents departures notes people threads',
    tells: {
      ...{ place: 'thread.removed', network: 'thread.saved', self: 'consent.saved' },
      'leo cora mia oto olga eva rex': 'forum.changed',
    },
    audit: 'label.answer thread.widen',
  },
  withdrawConsent: {
    changes: 'channels consent_people consents notes people threads',
    tells: { place: 'thread.saved', ann: 'consent.saved' },
    audit: 'label.withdraw',
  },
  listAudit: { audit: 'audit.read' },

  makeChannel: { changes: 'channels people', tells: { place: 'forum.changed' }, audit: 'channel.make' },
  editChannel: { changes: 'channels', audit: 'channel.edit' },
  nameForChannel: { changes: named, tells: { 'ada leo': 'forum.changed' }, audit: 'channel.edit' },
  appointLead: { changes: named, tells: { leo: 'forum.changed' }, audit: 'channel.lead' },
  archiveChannel: { changes: 'channels', audit: 'channel.archive' },
  reopenChannel: { changes: 'channels', audit: 'channel.reopen' },

  startThread: { changes: asked, tells: { place: 'thread.saved', self: 'read.saved' } },
  editThread: {
    changes: 'channels threads',
    tells: { place: 'thread.saved' },
    byOthers: { changes: orderly, tells: ordered, audit: 'thread.rename' },
  },
  moveThread: nothing,
  pinThread: { changes: orderly, tells: ordered, audit: 'thread.pin' },
  unpinThread: { changes: orderly, tells: ordered, audit: 'thread.unpin' },
  lockThread: { changes: orderly, tells: ordered, audit: 'thread.lock' },
  unlockThread: { changes: orderly, tells: ordered, audit: 'thread.unlock' },
  slowThread: { changes: orderly, tells: ordered, audit: 'thread.slow' },
  answerThread: { changes: orderly, tells: ordered, byOthers: { audit: 'thread.answer' } },
  unanswerThread: { changes: orderly, tells: ordered, audit: 'thread.unanswer' },

  hideThread: {
    changes: 'channels departures notes people threads',
    tells: { place: 'thread.removed', keepers: 'note.saved thread.saved', others: 'forum.changed' },
    audit: 'thread.hide',
  },
  restoreThread: {
    changes: 'channels departures notes people threads',
    tells: { place: 'thread.saved', keepers: 'note.saved thread.removed', others: 'forum.changed' },
    audit: 'thread.restore',
  },
  removeThread: {
    changes: 'channels departures notes people posts read_marks threads',
    tells: { keepers: 'forum.changed thread.removed' },
    audit: 'thread.remove',
  },
  splitThread: {
    changes: 'channels notes people posts read_marks threads',
    tells: { place: 'note.saved posts.moved read.saved thread.saved' },
    audit: 'thread.split',
  },
  mergeThread: {
    changes: 'channels departures notes people posts read_marks threads',
    tells: { place: 'note.saved posts.moved read.saved thread.removed thread.saved' },
    audit: 'thread.merge',
  },

  writePost: { changes: asked, tells: said },
  editPost: { changes: 'post_versions posts threads', tells: { place: 'post.saved' } },
  removePost: { changes: 'channels posts threads', tells: { place: 'post.saved thread.saved' } },
  restorePost: { changes: 'channels posts threads', tells: { place: 'post.saved thread.saved' } },
  react: { changes: 'posts reactions threads', tells: { place: 'post.saved' } },
  unreact: { changes: 'posts reactions threads', tells: { place: 'post.saved' } },
  hidePost: {
    changes: 'channels notes people posts threads',
    tells: { place: 'note.saved post.saved thread.saved', keepers: 'moderation.changed', author: 'moderation.changed' },
    audit: 'post.hide',
  },
  showPost: {
    changes: 'channels notes people posts threads',
    tells: { place: 'note.saved post.saved thread.saved', keepers: 'moderation.changed', author: 'moderation.changed' },
    audit: 'post.restore',
  },
  erasePost: {
    changes: 'channels notes people posts threads',
    tells: { place: 'note.saved post.saved thread.saved', keepers: 'moderation.changed' },
    audit: 'post.remove',
  },
  findOccurrences: nothing,
  redactPost: {
    changes: 'notes people posts redactions threads',
    tells: { place: 'note.saved post.saved', keepers: 'moderation.changed' },
    audit: 'post.redact',
  },
  ...{ ...effectsOfDocuments, ...effectsOfHeld, ...effectsOfConsultations },
  reportPost: {
    changes: 'complaints people reports',
    tells: { self: 'moderation.changed', keepers: 'moderation.changed' },
  },
  assignReport: { changes: 'people reports', tells: { keepers: 'moderation.changed' }, audit: 'report.take' },
  noteOnReport: { changes: 'people report_notes', tells: { keepers: 'moderation.changed' }, audit: 'report.note' },
  decideReport: {
    changes: 'people reports',
    tells: { keepers: 'moderation.changed', author: 'moderation.changed' },
    audit: 'report.decide',
  },
  reopenReport: {
    changes: 'people reports',
    tells: { keepers: 'moderation.changed', author: 'moderation.changed' },
    audit: 'report.reopen',
  },
  seeDecision: nothing,

  markRead: { changes: 'people read_marks', tells: { self: 'read.saved' } },
  markUnread: { changes: 'people read_marks', tells: { self: 'read.saved' } },
  readChannel: { changes: 'people read_marks', tells: { self: 'read.saved' } },
  saveDraft: { changes: 'drafts people', tells: { self: 'draft.saved' } },
  uploadFile: { changes: 'files' },
  discardFile: nothing,
}
