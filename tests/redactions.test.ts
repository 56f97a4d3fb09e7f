import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum, type TestForum } from './forum'
import { answersHolding as answers, columnsHolding as columns } from './holding'
import { whole } from './reaching'
import { ask } from './requests'
import type { Someone } from './someone'

const words = 'Marko Petrović\nof cell fourteen'
const leak = /marko|petrovi|fourteen/i
const reason = 'It names a person in detention.'

test('words that are taken out are nowhere any more: in no column, and in no answer to anyone', async () => {
  const { forum, mia, ada, ben, thread, post, other } = await stage()
  const heard = await ear(ben)
  await heard.watch(`thread:${thread.id}`)
  expect((await columns(forum, leak)).length).toBeGreaterThan(12)
  const found = await mia.forum.moderation.occurrences(post.id, words)
  expect(found).toMatchObject({ post: 1, versions: 1, title: true, others: [{ authorId: ben.id }] })
  expect(found.elsewhere).toMatchObject([{ threadId: other.id, posts: 1 }])
  await redact(mia, post.id)

  expect(await columns(forum, leak)).toEqual([])
  for (const each of [mia, ada, ben]) expect(await answers(forum, leak, each, { thread, post })).toEqual([])
  await expect.poll(() => JSON.stringify(ben.sees(thread))).not.toMatch(leak)
  await expect.poll(() => ben.threads.get(thread.id)!.title).toBe('The case of [redacted]')
  await expect.poll(() => ben.forum.drafts.get(`thread:${thread.id}`)?.text).toBe('About [redacted], again')
  await expect.poll(() => ben.forum.reaches.openIn(thread.id)?.reason).toBe('Because of [redacted]')
  expect(heard.raw.join()).not.toMatch(leak)
  for (const each of [mia, ada, ben]) await each.isInSync()
})

test('who, when and why stay: in the thread, on each post, and in the log, which only knows how much', async () => {
  const { forum, mia, ada, ben, thread, post } = await stage()
  await redact(mia, post.id)
  await expect
    .poll(() => ada.posts.get(thread.id)!.notes.filter(({ kind }) => kind === 'post-redacted'))
    .toMatchObject([{ byId: mia.id, postId: post.id, reason }])
  for (const { id, redacted } of ada.posts.get(thread.id)!.posts) {
    expect(redacted).toBe(true)
    expect(await ada.forum.moderation.redactionsOf(id)).toMatchObject([{ byId: mia.id, reason }])
  }
  const acts = await forum.connection.client`select details from audit_acts where act = 'post.redact'`
  expect(acts.map(({ details }) => JSON.parse(details as string) as unknown)).toEqual(
    Array.from({ length: 2 }, () => ({ characters: words.length })),
  )
  const [report] = (await ask(forum, 'listReports', {}, mia.cookie)).json<{ decision: string; hidden: boolean }[]>()
  expect(report).toMatchObject({ decision: 'redacted', hidden: false })
  for (const each of [mia, ada, ben]) await each.isInSync()
})

test('where one does not keep order the words stay, and nobody learns that they stand there', async () => {
  const { forum, mia, post } = await stage()
  const lena = await forum.join('lena', { member: 'Beta', convenes: ['legal'] })
  const within = await lena.asks('legal', 'Within', words)
  await ask(forum, 'saveDraft', { key: `thread:${within.id}`, text: words, form: {} }, lena.cookie)
  const { id: theirs } = (await lena.opens(within)).posts[0]!
  expect((await mia.forum.moderation.occurrences(post.id, words)).elsewhere).toHaveLength(1)
  await redact(mia, post.id)
  expect(lena.sees(within)).toEqual([words])
  expect(await columns(forum, leak)).toEqual(expect.arrayContaining(['drafts.text', 'posts.text']))
  await expect(redact(mia, theirs)).rejects.toMatchObject({ code: 'not_found' })
  await redact(lena, theirs)
  expect(await columns(forum, leak)).toEqual([])
  await lena.isInSync()
})

test('without the other threads they stay as they are; the reason never holds the words', async () => {
  const { forum, mia, thread, post, other, ben } = await stage()
  await expect(redact(mia, post.id, { reason: 'About marko petrović of cell fourteen' })).rejects.toMatchObject({
    field: 'reason',
  })
  await expect(redact(ben, post.id)).rejects.toMatchObject({ code: 'not_allowed' })
  const merged = await mia.asks('full-members', 'Of the same')
  await wait(forum, ben, merged.id)
  await mia.forum.reaches.withdraw(mia.forum.reaches.openIn(thread.id)!.id)
  await mia.orders.merge(merged.id, thread.id)
  await redact(mia, post.id, { elsewhere: false })
  expect(await columns(forum, leak)).not.toContain('held_posts.text')
  expect((await mia.opens(other)).posts[0]!.text).toContain('Petrović')
  await mia.isInSync()
})

test('an edit in between, or one that was begun before, does not keep the words or bring them back', async () => {
  const { forum, mia, ada, thread, post } = await stage('other')
  const { editedAt } = await mia.forum.moderation.occurrences(post.id, words)
  await ada.posts.edit(post.id, 'About Mark Petrović of cell fourteen, spelt otherwise.')
  await expect(redact(mia, post.id, { editedAt })).rejects.toMatchObject({ code: 'conflict' })
  const now = await mia.forum.moderation.occurrences(post.id, 'Mark Petrović of cell fourteen')
  expect(now).toMatchObject({ post: 1, versions: 0 })
  await redact(mia, post.id)
  await redact(mia, post.id, { words: 'Mark Petrović of cell fourteen', editedAt: now.editedAt })
  const before = 'About Mark Petrović of cell fourteen, as it was open in an editor.'
  await expect(ada.posts.edit(post.id, before)).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    ada.threads.edit({ threadId: thread.id, title: `On ${words}`, places: [], topics: [] }),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
  await ada.posts.edit(post.id, 'About [redacted], and more.')
  expect(await columns(forum, leak)).toEqual([])
  await ada.isInSync()
})

test('edits and redactions at the same moment end without the words', async () => {
  const { forum, mia, ada, thread } = await stage('other')
  for (let round = 0; round < 8; round++) {
    const id = ada.says(thread, `Round ${round}: ${words}`)
    await expect.poll(() => ada.posts.get(thread.id)!.get(id)).toBeDefined()
    const { editedAt } = await mia.forum.moderation.occurrences(id, words)
    const edit = ada.posts.edit(id, `Round ${round}, changed: ${words}`)
    const [done] = await Promise.allSettled([redact(mia, id, { editedAt }), edit])
    expect(done).toMatchObject({ status: 'fulfilled' })
    // The edit came first, and its words went with the others; or it came after, and was refused.
    expect(await columns(forum, leak), `round ${round}`).toEqual([])
  }
  await ada.isInSync()
})

/** A thread that says the words wherever one can, and another one of the house that says them, too. */
async function stage(why: 'names' | 'other' = 'names') {
  const forum = await openForum()
  const mia = await forum.join('mia', { role: 'moderator', member: 'Delta' })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const fileId = await upload(forum, ada)
  const thread = await ada.asks('consultations', `The case of ${words.replace('\n', ' ')}`, `First: ${words}`, {
    fileIds: [fileId],
  })
  const other = await ben.asks('full-members', 'Another', `**Marko** Petrović of cell fourteen, elsewhere`)
  for (const each of [mia, ada, ben]) await each.opens(thread)
  const post = ada.posts.get(thread.id)!.posts[0]!
  await ada.posts.edit(post.id, `Then: we met\n${words}, and left.`)
  const quote = `> [Alpha](/threads/${thread.id}?post=${post.id}):\n> we met\n> Marko Petrović\n> of cell fourteen, and left.\n\nYes.`
  const answer = ben.says(thread, quote)
  await expect.poll(() => ben.posts.get(thread.id)!.get(answer)).toBeDefined()
  await ben.posts.edit(answer, `${quote} Indeed.`)
  const complaint = { id: crypto.randomUUID(), postId: post.id, reason: why, note: `It is ${words}` }
  const draft = { text: `About ${words}, again`, form: {} }
  const files = [{ id: await upload(forum, ben) }]
  await ask(forum, 'saveDraft', { key: `thread:${thread.id}`, ...draft, form: { files } }, ben.cookie)
  await ask(forum, 'saveDraft', { key: `post:${answer}`, ...draft }, ben.cookie)
  await ask(forum, 'saveDraft', { key: 'ask', text: '', form: { title: words } }, ada.cookie)
  await ask(forum, 'saveDraft', { key: 'document', text: '', form: { title: words, channelId: '' } }, ada.cookie)
  await ask(
    forum,
    'saveDraft',
    { key: 'term', text: '', form: { rows: [{ language: 'en', text: words }] } },
    ada.cookie,
  )
  await ben.forum.drafts.open(`thread:${thread.id}`)
  await mia.forum.moderation.hide(answer, words)
  await mia.forum.moderation.show(answer)
  await ben.forum.moderation.report(complaint)
  await expect.poll(() => mia.forum.moderation.reports).toHaveLength(1)
  await mia.forum.moderation.note(mia.forum.moderation.reports![0]!.id, `Indeed, ${words}`)
  await wait(forum, ben, thread.id)
  await ada.forum.reaches.narrow(thread.id, whole(ada, 'consultations', { to: 'full' }))
  await ada.forum.reaches.ask(thread.id, crypto.randomUUID(), whole(ada, 'consultations'), `Because of ${words}`)
  await mia.orders.lock(thread.id, words)
  await mia.orders.unlock(thread.id)
  return { forum, mia, ada, ben, thread, post, other }
}

async function upload(forum: TestForum, by: Someone) {
  const fileId = crypto.randomUUID()
  await ask(forum, 'uploadFile', { fileId, name: 'Marko Petrović of cell fourteen.txt' }, by.cookie)
  return fileId
}

/** What of someone waits with a file, or came back to them: for a thread, or for one that is merged into it. */
async function wait(forum: TestForum, by: Someone, threadId: string) {
  const fileId = await upload(forum, by)
  await forum.connection
    .client`insert into held_posts values (${crypto.randomUUID()}, ${threadId}, false, null, null, ${by.id},
    ${words}, ${words}, '{}', '{}', ${[fileId]}, now(), now(), ${by.id}, ${words})`
}

async function redact(
  by: Someone,
  postId: string,
  other: Partial<Parameters<Someone['forum']['moderation']['redact']>[0]> = {},
) {
  const said = other.words ?? words
  const editedAt =
    other.editedAt === undefined
      ? await by.forum.moderation.occurrences(postId, said).then(
          (found) => found.editedAt,
          () => null,
        )
      : other.editedAt
  await by.forum.moderation.redact({ postId, words: said, reason, elsewhere: true, ...other, editedAt })
}
