import type { FastifyInstance } from 'fastify'
import { listAudit } from '../contract/audit'
import * as toChannels from '../contract/channels'
import * as toConsents from '../contract/consents'
import * as toAnswers from '../contract/answers'
import * as toConsultations from '../contract/consultations'
import * as toDesk from '../contract/desk'
import * as toDocuments from '../contract/documents'
import * as toDrafts from '../contract/drafts'
import { exportConsultation } from '../contract/exports'
import * as toFocals from '../contract/focals'
import { listJobs } from '../contract/jobs'
import * as toLeads from '../contract/leads'
import { listLibrary } from '../contract/library'
import * as toRounds from '../contract/rounds'
import * as toSeats from '../contract/seats'
import * as toSummaries from '../contract/summaries'
import { listChanges } from '../contract/events'
import * as toFiles from '../contract/files'
import { openForum } from '../contract/forum'
import * as toGlossary from '../contract/glossary'
import * as toGroups from '../contract/groups'
import * as toHeldPosts from '../contract/heldPosts'
import * as toInvitations from '../contract/invitations'
import * as toMembers from '../contract/members'
import * as toHiding from '../contract/hiding'
import { listMentions } from '../contract/mentions'
import * as toMoves from '../contract/moves'
import * as toOrders from '../contract/orders'
import * as toPeople from '../contract/people'
import * as toPosts from '../contract/posts'
import * as toRedactions from '../contract/redactions'
import * as toReads from '../contract/reads'
import { previewReach } from '../contract/reaches'
import { search as toSearch, searchThread as toSearchThread } from '../contract/search'
import * as toRemovals from '../contract/removals'
import * as toReports from '../contract/reports'
import * as toSession from '../contract/session'
import * as toSimilar from '../contract/similar'
import * as toSuspensions from '../contract/suspensions'
import * as toThreads from '../contract/threads'
import * as toTransfers from '../contract/transfers'
import { viewAs } from '../contract/views'
import * as audit from './domain/audit'
import * as changes from './domain/changes'
import * as channels from './domain/channels'
import * as consents from './domain/consents'
import * as answers from './domain/answers'
import * as consultations from './domain/consultations'
import * as desk from './domain/desk'
import * as documents from './domain/documents'
import * as drafts from './domain/drafts'
import * as exports from './domain/exports'
import * as focals from './domain/focals'
import * as jobs from './domain/jobs'
import * as leads from './domain/leads'
import * as library from './domain/library'
import * as rounds from './domain/rounds'
import * as seats from './domain/seats'
import * as summaries from './domain/summaries'
import * as files from './domain/files'
import * as forum from './domain/forum'
import * as glossary from './domain/glossary'
import * as groups from './domain/groups'
import * as firstPosts from './firstPosts'
import * as heldPosts from './domain/heldPosts'
import * as hiding from './domain/hiding'
import * as invitations from './domain/invitations'
import * as members from './domain/members'
import * as mentions from './domain/mentions'
import * as moves from './domain/moves'
import * as orders from './domain/orders'
import * as people from './domain/people'
import * as posts from './domain/posts'
import * as reads from './domain/reads'
import * as removals from './domain/removals'
import * as redactions from './domain/redactions'
import * as reports from './domain/reports'
import * as reaches from './domain/reaches'
import * as search from './domain/search'
import * as session from './domain/session'
import * as similar from './domain/similar'
import * as suspensions from './domain/suspensions'
import * as threads from './domain/threads'
import * as transfers from './domain/transfers'
import * as views from './domain/views'
import { serve } from './http'
import * as reactions from './reactions'
import { serveDocument } from './documents'
import { serveDownload, serveUpload } from './upload'

/** Every endpoint there is, a line each. */
export function routes(app: FastifyInstance) {
  serve(app, toSession.describeHouse, session.house)
  serve(app, toSession.signIn, session.start, session.prove)
  serve(app, toSession.signOut, session.end)
  if (app.house.config.demo) {
    serve(app, toSession.listPersonas, session.personas)
    serve(app, toSession.becomePersona, session.become)
  }
  serve(app, toInvitations.invite, invitations.create)
  serve(app, toInvitations.listInvitations, invitations.list)
  serve(app, toInvitations.withdrawInvitation, invitations.withdraw)
  serve(app, toInvitations.inviteToGroup, invitations.createForGroup)
  serve(app, toInvitations.listGroupInvitations, invitations.listForGroup)
  serve(app, toInvitations.withdrawGroupInvitation, invitations.withdrawFromGroup)
  serve(app, toInvitations.openInvitation, invitations.open)
  serve(app, toInvitations.acceptInvitation, invitations.accept, invitations.prepare)

  serve(app, openForum, forum.open)
  serve(app, listChanges, changes.list)
  serve(app, toMembers.editMember, members.edit)
  serve(app, toMembers.recordChair, members.record)
  serve(app, toMembers.eraseChair, members.erase)
  serve(app, toPeople.editProfile, people.editOwn)
  serve(app, toPeople.assignRole, people.assign)
  serve(app, toPeople.disablePerson, people.disable)
  serve(app, toPeople.enablePerson, people.enable)
  serve(app, viewAs, views.as)
  serve(app, toSuspensions.listSuspensions, suspensions.list)
  serve(app, toSuspensions.suspendPerson, suspensions.suspend)
  serve(app, toSuspensions.resumePerson, suspensions.resume)
  serve(app, toPeople.changePassword, people.newPassword, people.prove)
  serve(app, toPeople.listDevices, people.devices)
  serve(app, toPeople.endDevice, people.endOne)
  serve(app, toGroups.listGroupPeople, groups.people)
  serve(app, toGroups.makeGroup, groups.make)
  serve(app, toGroups.editGroup, groups.edit)
  serve(app, toGroups.admit, groups.admit)
  serve(app, toGroups.dismiss, groups.dismiss)

  serve(app, toGlossary.listTerms, glossary.list)
  serve(app, toGlossary.suggestTerm, glossary.suggest)
  serve(app, toGlossary.editTerm, glossary.edit)
  serve(app, toGlossary.acceptTerm, glossary.accept)
  serve(app, toGlossary.reviewTerm, glossary.review)
  serve(app, toGlossary.removeTerm, glossary.remove)
  serve(app, toGlossary.restoreTerm, glossary.restore)

  serve(app, listAudit, audit.list)

  serve(app, toChannels.makeChannel, channels.make)
  serve(app, toChannels.editChannel, channels.edit)
  serve(app, toChannels.nameForChannel, channels.name)
  serve(app, toChannels.archiveChannel, channels.archive)
  serve(app, toChannels.reopenChannel, channels.reopen)
  serve(app, toChannels.listReaders, channels.readers)
  serve(app, toChannels.readChannel, channels.read)
  serve(app, toLeads.listLeaderless, leads.list)
  serve(app, toLeads.appointLead, leads.appoint)
  serve(app, toThreads.listThreads, threads.list)
  serve(app, toThreads.startThread, firstPosts.start)
  serve(app, toThreads.openThread, threads.open)
  serve(app, toThreads.editThread, threads.edit)
  serve(app, toThreads.listPosts, threads.posts)
  serve(app, toOrders.pinThread, orders.pin)
  serve(app, toOrders.unpinThread, orders.unpin)
  serve(app, toOrders.lockThread, orders.lock)
  serve(app, toOrders.unlockThread, orders.unlock)
  serve(app, toOrders.slowThread, orders.slow)
  serve(app, toOrders.answerThread, orders.answer)
  serve(app, toOrders.unanswerThread, orders.unanswer)
  serve(app, toMoves.moveThread, moves.toChannel)
  serve(app, toMoves.narrowThread, reaches.narrow)
  serve(app, toMoves.previewThreadReach, reaches.preview)
  serve(app, previewReach, reaches.readersOf)
  serve(app, toConsents.askConsent, consents.ask)
  serve(app, toConsents.previewConsent, consents.preview)
  serve(app, toConsents.answerConsent, consents.answer)
  serve(app, toConsents.withdrawConsent, consents.withdraw)
  serve(app, toRemovals.hideThread, removals.hide)
  serve(app, toRemovals.restoreThread, removals.restore)
  serve(app, toRemovals.removeThread, removals.remove)
  serve(app, toTransfers.splitThread, transfers.split)
  serve(app, toTransfers.mergeThread, transfers.merge)
  serve(app, toTransfers.previewMerge, transfers.preview)
  serve(app, toTransfers.locatePost, transfers.locate)
  serve(app, toConsultations.askForAnswers, consultations.ask)
  serve(app, toConsultations.closeConsultation, consultations.close)
  serve(app, toConsultations.reopenConsultation, consultations.reopen)
  serve(app, toRounds.askAgain, rounds.ask)
  serve(app, toSimilar.listSimilar, similar.list)
  serve(app, toConsultations.openConsultation, consultations.open)
  serve(app, toConsultations.suggestDates, consultations.dates)
  serve(app, toConsultations.setMeeting, desk.meeting)
  serve(app, toSeats.openSeat, seats.open)
  serve(app, toSeats.saveAnswerDraft, seats.saveDraft)
  serve(app, toSeats.passBaton, seats.pass)
  serve(app, toSeats.needTime, seats.askForTime)
  serve(app, toAnswers.releaseAnswer, answers.release)
  serve(app, toAnswers.withdrawAnswer, answers.withdraw)
  serve(app, toAnswers.restoreAnswer, answers.restore)
  serve(app, toAnswers.confirmAnswer, answers.confirm)
  serve(app, toSummaries.saveSummary, summaries.save)
  serve(app, toSummaries.askSummary, summaries.ask)
  serve(app, toSummaries.answerSummary, summaries.answer)
  serveDocument(app, exportConsultation, exports.consultation)
  serve(app, toDesk.openDesk, desk.open)
  serve(app, toDesk.seeReminder, desk.see)
  serve(app, toFocals.nameFocal, focals.name)
  serve(app, toFocals.setClearing, focals.clear)
  serve(app, toFocals.openAbsence, focals.absence)
  serve(app, toFocals.setAbsence, focals.leave)
  serve(app, listJobs, jobs.list)
  serve(app, toPosts.writePost, firstPosts.write)
  serve(app, toPosts.editPost, posts.edit)
  serve(app, toPosts.removePost, posts.remove)
  serve(app, toPosts.restorePost, posts.restore)
  serve(app, toPosts.listPostVersions, posts.versions)
  serve(app, toPosts.react, reactions.add)
  serve(app, toPosts.unreact, reactions.drop)
  serve(app, toHeldPosts.listHeldPosts, heldPosts.list)
  serve(app, toHeldPosts.approvePost, heldPosts.approve)
  serve(app, toHeldPosts.refusePost, heldPosts.refuse)
  serve(app, toHeldPosts.dropHeldPost, heldPosts.drop)
  serve(app, toHeldPosts.openHolding, heldPosts.holding)
  serve(app, toHeldPosts.setHolding, heldPosts.setHeld)
  serve(app, toHiding.hidePost, hiding.hide)
  serve(app, toHiding.showPost, hiding.show)
  serve(app, toHiding.erasePost, hiding.erase)
  serve(app, toHiding.lookAtPost, hiding.look)
  serve(app, toHiding.listHiddenPosts, hiding.list)
  serve(app, toRedactions.findOccurrences, redactions.occurrences)
  serve(app, toRedactions.redactPost, redactions.create)
  serve(app, toRedactions.listRedactions, redactions.list)
  serve(app, toReports.reportPost, reports.create)
  serve(app, toReports.listReports, reports.list)
  serve(app, toReports.assignReport, reports.assign)
  serve(app, toReports.noteOnReport, reports.addNote)
  serve(app, toReports.decideReport, reports.decide)
  serve(app, toReports.reopenReport, reports.reopen)
  serve(app, toReports.listOwnReports, reports.own)
  serve(app, toReports.seeDecision, reports.see)
  serve(app, listLibrary, library.list)
  serve(app, toDocuments.listDocuments, documents.list)
  serve(app, toDocuments.openDocument, documents.open)
  serve(app, toDocuments.addDocument, documents.add)
  serve(app, toDocuments.editDocument, documents.edit)
  serve(app, toDocuments.removeDocument, documents.remove)
  serve(app, toDocuments.restoreDocument, documents.restore)
  serveUpload(app, toFiles.uploadFile, files.upload)
  serveDownload(app, toFiles.readFile, files.read)
  serve(app, toFiles.discardFile, files.discard)
  serve(app, toSearch, search.find)
  serve(app, toSearchThread, search.findInThread)
  serve(app, toReads.markRead, reads.mark)
  serve(app, toReads.markUnread, reads.unmark)
  serve(app, toDrafts.openDraft, drafts.open)
  serve(app, toDrafts.saveDraft, drafts.save)
  serve(app, listMentions, mentions.list)
}
