import { repliesOfConsultations } from './repliesOfConsultations'
import { done, mark, member, person, thread, type Shape } from './shapes'

const post =
  'id threadId parentId root number authorId answerOf text createdAt editedAt removedAt removedById hidden redacted erased reactions files version'
const channel =
  'id parentId slug name purpose audience groupId memberIds personIds leadIds moderatorsOnly archived writers position version'
const note = 'id threadId kind byId at afterNumber postId reason version'
const mention = 'postId threadId number authorId createdAt removed version'
const me = 'personId email locale'
const group = 'id slug name purpose convenorIds archived version'
const groupPeople = { groupId: null, people: ['personId convenor until'], version: null }
const invitation = 'id memberId email role groupIds until viaGroupId createdAt expiresAt usedAt'
const readership = ['memberId personIds']
const difference = { gain: readership, lose: readership }
const consent = 'id threadId askedById at reason label answers state version'
const report =
  'id postId threadId channelId title authorId text files hidden removed state assigneeId quarantined decision decidedAt decidedById createdAt complaints notes'
const held =
  'id threadId parentId isQuestion channelId authorId title text places topics files asking createdAt refusedAt reason'
const draft = 'key text form savedAt version'
const term = 'id ofId definition words state suggestedById suggestedAt reviewedById reviewedAt version'
const file = 'id name type bytes width height'
const document = {
  ...{ id: null, channelId: null, kind: null, title: null, datedOn: null, note: null, places: null, topics: null },
  ...{ files: [file], earlier: ['file replacedAt'], addedById: null, addedAt: null, version: null },
}

export const replies: Record<string, Shape> = {
  describeHouse: 'demo empty',
  signIn: me,
  signOut: done,
  changePassword: done,
  listDevices: ['id agent since lastSeen current'],
  endDevice: done,
  listPersonas: ['personId name member note'],
  becomePersona: me,
  invite: { invitation, link: null },
  listInvitations: [invitation],
  withdrawInvitation: done,
  openInvitation: { kind: null, email: null, memberId: null, members: ['id name'] },
  acceptInvitation: me,

  openForum: {
    ...{ me, memberships: ['groupId convenor'], members: [member], chairs: ['year memberId'], people: [person] },
    ...{
      groups: [group],
      announcements: null,
      asked: null,
      channels: [channel],
      taxonomy: 'places topicGroups',
      threads: [thread],
    },
    ...{ marks: [mark], mentions: [mention], revisions: null },
  },
  listChanges: { revision: null, complete: null, events: null },
  editMember: member,
  recordChair: 'year memberId',
  eraseChair: done,
  editProfile: person,
  assignRole: person,
  disablePerson: person,
  enablePerson: person,
  listSuspensions: ['personId until reason'],
  suspendPerson: 'personId until reason',
  resumePerson: done,
  listGroupPeople: groupPeople,
  admit: groupPeople,
  dismiss: groupPeople,
  inviteToGroup: { invitation, link: null },
  listGroupInvitations: [invitation],
  withdrawGroupInvitation: done,
  makeGroup: group,
  editGroup: group,
  viewAs: { personId: null, groupIds: null, admitted: null, channels: null, threads: null, next: null },
  previewReach: readership,
  previewThreadReach: { ...difference, askedIds: null, isWider: null },
  narrowThread: thread,
  askConsent: consent,
  previewConsent: difference,
  answerConsent: consent,
  withdrawConsent: consent,
  listTerms: { terms: [term] },
  suggestTerm: term,
  editTerm: term,
  acceptTerm: term,
  reviewTerm: term,
  removeTerm: done,
  restoreTerm: term,
  listAudit: { acts: ['id at actorId act groupId about details'], next: null },

  makeChannel: channel,
  editChannel: channel,
  nameForChannel: channel,
  listLeaderless: ['channelId personIds'],
  appointLead: done,
  archiveChannel: channel,
  reopenChannel: channel,
  listReaders: readership,
  readChannel: done,

  listThreads: { threads: [thread], marks: [mark], next: null },
  startThread: { thread, post },
  openThread: { thread, mark },
  editThread: thread,
  listPosts: { posts: [post], before: null, after: null, notes: [note], consents: [consent], revision: null },
  moveThread: thread,
  pinThread: thread,
  unpinThread: thread,
  lockThread: thread,
  unlockThread: thread,
  slowThread: thread,
  answerThread: thread,
  unanswerThread: thread,

  hideThread: thread,
  restoreThread: thread,
  removeThread: done,
  splitThread: thread,
  mergeThread: thread,
  previewMerge: difference,
  locatePost: { threadId: null },

  writePost: post,
  editPost: post,
  removePost: post,
  restorePost: post,
  listPostVersions: ['text writtenAt'],
  react: post,
  unreact: post,
  hidePost: post,
  showPost: post,
  erasePost: post,
  lookAtPost: 'text files',
  listHiddenPosts: null,
  findOccurrences: 'post versions others title elsewhere documents terms editedAt',
  redactPost: post,
  listRedactions: ['id byId at reason'],
  reportPost: done,
  listHeldPosts: { waiting: [held], own: [held] },
  approvePost: done,
  refusePost: done,
  dropHeldPost: done,
  openHolding: 'posts',
  setHolding: 'posts',
  listReports: [report],
  assignReport: report,
  noteOnReport: report,
  decideReport: report,
  reopenReport: report,
  listOwnReports: ['reportId postId threadId reason at decision seen'],
  seeDecision: done,

  ...repliesOfConsultations,

  markRead: mark,
  markUnread: mark,
  openDraft: draft,
  saveDraft: draft,
  listMentions: [mention],
  listSimilar: { similar: [{ thread, answered: ['memberId at'], askedAgainAt: null }] },
  search: {
    hits: [
      {
        thread,
        document,
        title: null,
        postId: null,
        authorId: null,
        file: { id: null, name: null },
        excerpt: null,
        because: null,
        also: [],
      },
    ],
    next: null,
  },
  searchThread: { posts: [{ id: null, number: null }], also: [], marked: [], more: null },
  uploadFile: file,
  // Bytes.
  readFile: null,
  listLibrary: { entries: [{ thread, askedById: null, reviewAt: null, summary: null }], marks: [mark], next: null },
  listDocuments: { documents: [document], next: null },
  openDocument: document,
  addDocument: document,
  editDocument: document,
  removeDocument: done,
  restoreDocument: document,
  discardFile: done,
}
