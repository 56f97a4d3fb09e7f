import { randomUUID } from 'node:crypto'
import { ask, groupId, type Stage } from './requests'

/** Who is asked what, and what came of it besides the answer. */
export interface Question {
  who: 'oto' | 'sam'
  endpoint: string
  input: object | (() => Promise<object>)
  came?: () => Promise<string>
}

/**
 * What there is to be found in the legal group, of every kind that a list could tell: by Oto, who is outside and was
 * named, asked and had a say there once, and by Sam, who keeps order elsewhere. `secrets`: any of it that they might be told.
 */
export async function layEverything(stage: Stage) {
  const { forum, cast, threads, posts, channels } = stage
  const { client } = forum.connection
  const [oto, leo, sam] = [cast.oto!, cast.leo!, cast.sam!]
  const [threadId, postId, said] = [threads['legal']!, posts['legal']!, `zebra ${randomUUID()}`]
  const [reportId, heldId, consentId, withinId, documentId, fileId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  const words = { title: said, text: said, places: [], topics: [], fileIds: [] }
  const hidden = { id: randomUUID(), threadId, parentId: null, text: said, fileIds: [] }
  await ask(forum, 'writePost', hidden, leo.cookie)
  // In the list of a channel that everyone reads, for the group alone.
  const reach = { to: 'group', groupId: groupId(stage, 'legal'), memberIds: [] }
  const within = { id: withinId, postId: randomUUID(), channelId: channels['network']!, ...words, reach }
  await ask(forum, 'startThread', within, leo.cookie)
  await client.unsafe(`
    update threads set title = '${said}' where id = '${threadId}';
    update posts set hidden = true where id = '${hidden.id}';
    insert into mentions values ('${postId}', '${oto.id}', now(), 1000);
    insert into read_marks (person_id, thread_id, read, revision) values ('${oto.id}', '${threadId}', '{[1,1]}', 1000);
    insert into reports (id, post_id, created_at, changed_at) values ('${reportId}', '${postId}', now(), now());
    insert into complaints values ('${randomUUID()}', '${reportId}', '${oto.id}', 'other', '${said}', now());
    insert into consents (id, thread_id, asked_by_id, at, top_id, reach, label)
      values ('${consentId}', '${threadId}', '${leo.id}', now(), '${channels['legal']!}', '{}', 'members');
    insert into consent_people (consent_id, person_id, revision) values ('${consentId}', '${oto.id}', 1000);
    insert into held_posts values
      ('${heldId}', '${threadId}', false, null, null, '${leo.id}', '', '${said}', '{}', '{}', '{}', now());`)
  const { memberId } = leo.directory.actor!
  await client.unsafe(`
    insert into consultations (thread_id, asked_by_id, asked_at, kind, urgency, due_at, zone)
      values ('${threadId}', '${leo.id}', now(), 'quick', 'soon', now(), 'Europe/Vienna');
    update consultations set closed_at = now() where thread_id = '${threadId}';
    insert into documents values ('${documentId}', '${channels['legal']!}', 'report', '${said}', '2026-01-01', '',
      '${leo.id}', now(), null, 1);
    insert into answer_drafts values ('${threadId}', '${memberId}', '${said}', '[]', '${leo.id}', now(), false, 1);
    insert into files (id, uploader_id, post_id, name, type, bytes, sha256, uploaded_at)
      values ('${fileId}', '${leo.id}', '${postId}', '${said}', 'text/plain', 5, '', now());
    insert into file_texts (file_id, post_id, at, state) values ('${fileId}', '${postId}', now(), 'read');
    insert into file_pieces (file_id, number, post_id, at, text) values ('${fileId}', 0, '${postId}', now(), 'zebra')`)

  return {
    secrets: [threadId, postId, channels['legal']!, hidden.id, reportId, heldId, consentId, withinId, documentId, said],
    /** As it was before anybody asked. */
    async renew() {
      await ask(forum, 'saveDraft', { key: `thread:${threadId}`, text: said, form: {} }, leo.cookie)
      await client`update posts set text = ${said} where thread_id = ${threadId}`
      await client`update held_posts set text = ${said}`
      await client`update documents set title = ${said}`
      await client`update answer_drafts set text = ${said}`
      await client`update files set name = ${said} where id = ${fileId}`
      await client`update file_pieces set text = 'zebra' where file_id = ${fileId}`
      await client`delete from read_marks where thread_id = ${withinId} and person_id = ${oto.id}`
    },
    questions: questionsAbout({
      ofOto: `person:${oto.id}`,
      idOfLeo: leo.id,
      network: channels['network']!,
      marked: async () =>
        told(await client`select thread_id from read_marks where thread_id = ${withinId} and person_id = ${oto.id}`),
      changed: (table) => async () =>
        told(
          await client`select ${threadId} as id from ${client(table)} where text like '%[%' and
          ${table === 'posts' ? client`thread_id = ${threadId}` : table === 'drafts' ? client`person_id = ${leo.id}` : client`true`}`,
        ),
      kept: async () => told(await client`select post_id from file_pieces where text like '%[%'`),
      documented: async () => told(await client`select id from documents where title like '%[%'`),
      ofSam: async () => {
        const post = { ...hidden, id: randomUUID(), threadId: threads['network']!, text: 'A zebra.' }
        await ask(forum, 'writePost', post, sam.cookie)
        return post.id
      },
    }),
  }
}

const told = (rows: Iterable<object>) => JSON.stringify([...rows])

interface Laid {
  ofOto: string
  idOfLeo: string
  network: string
  marked: () => Promise<string>
  changed: (table: 'posts' | 'held_posts' | 'drafts' | 'answer_drafts') => () => Promise<string>
  kept: () => Promise<string>
  documented: () => Promise<string>
  ofSam: () => Promise<string>
}

/** By query, as `file.function` in db/queries: what tells what it found. */
function questionsAbout({
  ofOto,
  idOfLeo,
  network,
  marked,
  changed,
  kept,
  documented,
  ofSam,
}: Laid): Record<string, Question[]> {
  const asOto = (endpoint: string, input: object = {}): Question => ({ who: 'oto', endpoint, input })
  const asSam = (endpoint: string, input: object = {}): Question => ({ who: 'sam', endpoint, input })
  const changes = asOto('listChanges', { room: ofOto, after: 0 })
  const redacting = (came?: () => Promise<string>): Question => ({
    ...{ who: 'sam', endpoint: 'redactPost', came },
    input: async () => {
      const about = { words: 'zebra', reason: 'Why.', editedAt: null, elsewhere: true }
      return { id: randomUUID(), postId: await ofSam(), ...about }
    },
  })
  const finding: Question = {
    ...{ who: 'sam', endpoint: 'findOccurrences' },
    input: async () => ({ postId: await ofSam(), words: 'zebra' }),
  }
  return {
    'channels.listChannels': [asOto('openForum'), asSam('openForum')],
    'threads.listThreads': [
      ...[asOto('openForum'), asOto('listThreads'), asSam('listThreads')],
      ...[asSam('viewAs', { personId: idOfLeo })],
    ],
    'library.listClosed': [asOto('listLibrary'), asSam('listLibrary')],
    'documents.listDocuments': [asOto('listDocuments'), asSam('listDocuments')],
    'search.findByWords': [asOto('search', { q: 'zebra' }), asSam('search', { q: 'zebra' })],
    'similar.findSimilar': [asOto('listSimilar', { title: 'zebra' }), asSam('listSimilar', { title: 'zebra' })],
    'mentions.listMentions': [asOto('listMentions'), asOto('openForum')],
    'mentions.listMentionsSince': [changes],
    'reads.listMarksSince': [changes],
    'reads.readWholeChannel': [{ ...asOto('readChannel', { channelId: network }), came: marked }],
    'consents.listAsked': [asOto('openForum'), changes],
    'heldPosts.listHeldPosts': [asOto('listHeldPosts'), asSam('listHeldPosts')],
    'hiding.listHiddenPosts': [asOto('listHiddenPosts'), asSam('listHiddenPosts')],
    'reports.listReports': [asOto('listReports'), asSam('listReports')],
    'reports.listOwnReports': [asOto('listOwnReports')],
    'documents.listDocumentsHolding': [finding, redacting(documented)],
    'fileTexts.listKeptFiles': [finding, redacting(kept)],
    'redactions.places': [finding, redacting(changed('posts'))],
    'redactions.listHeld': [redacting(changed('held_posts'))],
    'consultationWords.kept': [redacting(changed('answer_drafts'))],
    'redactions.listDraftsHolding': [redacting(changed('drafts'))],
  }
}
