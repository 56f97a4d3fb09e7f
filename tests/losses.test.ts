import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { deleteGroupPerson, saveGroupPerson } from '../db/queries/groups'
import { lockPeople } from '../db/queries/reads'
import { people } from '../db/schema/people'
import { posts } from '../db/schema/posts'
import { threads } from '../db/schema/threads'
import { consults } from './consulting'
import { ear } from './ear'
import { openForum, type TestForum } from './forum'
import { whole } from './reaching'
import { ask } from './requests'
import type { Someone } from './someone'

const groupIdOf = ({ directory }: Someone, slug: string) =>
  directory.groups.all.find((group) => group.slug === slug)!.id

/** Waits until somebody's write waits for something that the story holds. */
async function isWaiting(forum: TestForum) {
  const waiting = async () => (await forum.db.execute(sql`select 1 from pg_locks where not granted`)).length
  await expect.poll(waiting).toBeGreaterThan(0)
}

test('who would read a question asked of a group is told to the people of the group, and to nobody else', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const leo = await forum.join('leo', { member: 'Beta', groups: ['legal'] })
  const { id: channelId } = ada.directory.channelBySlug('consultations')!
  const asked = (someone: Someone, groupId: string) =>
    ask(forum, 'previewReach', { channelId, to: 'group', groupId }, someone.cookie)

  expect((await asked(leo, groupIdOf(leo, 'legal'))).body).toContain(leo.id)
  const [theirs, none] = [await asked(ada, groupIdOf(ada, 'legal')), await asked(ada, crypto.randomUUID())]
  expect(theirs.statusCode).toBe(404)
  expect(theirs.body).toBe(none.body)
})

test('whoever is dismissed while a post that names them is written hears nothing of it', async () => {
  const forum = await openForum()
  const lea = await forum.join('lea', { groups: ['legal'] })
  const leo = await forum.join('leo', { member: 'Beta', groups: ['legal'] })
  const thread = await lea.asks('legal', 'Title')
  const heard = await ear(leo)
  await forum.db.transaction(async (tx) => {
    await deleteGroupPerson(tx, groupIdOf(lea, 'legal'), leo.id)
    await tx
      .update(people)
      .set({ revision: sql`revision` })
      .where(eq(people.id, leo.id))
    lea.says(thread, `Zebra @[Leo](person:${leo.id})`)
    await isWaiting(forum)
  })
  await expect.poll(() => lea.posts.pending).toEqual([])
  expect(heard.raw.join()).not.toContain(thread.id)
})

test('whoever is dismissed while a colleague writes on at an answer hears nothing of it', async () => {
  const forum = await openForum()
  const lea = await forum.join('lea', { groups: ['legal'] })
  const leo = await forum.join('leo', { member: 'Beta', groups: ['legal'] })
  const bea = await forum.join('bea', { member: 'Beta', groups: ['legal'] })
  const thread = await consults(lea, ['Beta'], {}, 'legal')
  await bea.opens(thread)
  bea.forum.answerDrafts.write(thread.id, { text: 'A beginning', cells: [] })
  await bea.forum.answerDrafts.save(thread.id)
  const heard = await ear(leo)
  const { version } = bea.forum.consultations.seatOf(thread.id)!.draft!
  const draft = { threadId: thread.id, text: 'More', cells: [], version, takeOver: false, ready: false }
  const saved = await forum.db.transaction(async (tx) => {
    await deleteGroupPerson(tx, groupIdOf(lea, 'legal'), leo.id)
    await tx
      .update(people)
      .set({ revision: sql`revision` })
      .where(eq(people.id, leo.id))
    const saving = ask(forum, 'saveAnswerDraft', draft, bea.cookie)
    await isWaiting(forum)
    return { saving }
  })
  expect((await saved.saving).statusCode).toBe(200)
  await heard.watch(`person:${leo.id}`)
  expect(heard.raw.join()).not.toContain(thread.id)
})

test('whoever is admitted while a thread leaves the group does not stay in it', async () => {
  const forum = await openForum()
  const lea = await forum.join('lea', { convenes: ['legal'] })
  const leo = await forum.join('leo', { member: 'Beta', groups: ['legal'] })
  const ben = await forum.join('ben', { member: 'Gamma' })
  const thread = await lea.asks('legal', 'Title')
  const heard = await ear(ben)
  let narrowed: Promise<unknown> | undefined
  await forum.db.transaction(async (tx) => {
    await lockPeople(tx, [leo.id])
    narrowed = lea.forum.reaches.narrow(thread.id, whole(lea, 'legal', { to: 'members', memberIds: [] }))
    await isWaiting(forum)
    const groupId = groupIdOf(lea, 'legal')
    await saveGroupPerson(forum.db, { groupId, personId: ben.id, convenor: false, since: new Date() })
    expect(await heard.watch(`thread:${thread.id}`)).toHaveProperty('revision')
  })
  await narrowed
  lea.says(thread, 'Zebra')
  await expect.poll(() => lea.posts.pending).toEqual([])
  expect(heard.raw.join()).not.toContain('Zebra')
})

test('what is removed while a thread is split or merged stays gone', async () => {
  const forum = await openForum()
  const mia = await forum.join('mia', { role: 'moderator' })
  const [thread, other] = [await mia.asks('consultations', 'One'), await mia.asks('consultations', 'Other')]
  const second = mia.says(thread, 'Second')
  await expect.poll(() => mia.posts.pending).toEqual([])
  /** Takes the last post of a thread away, and commits once `meanwhile` waits for it. */
  const removing = (threadId: string, number: number, meanwhile: () => Promise<unknown>) =>
    forum.db
      .transaction(async (tx) => {
        const gone = sql`gone + int4multirange(int4range(${number}, ${number}, '[]'))`
        await tx.update(threads).set({ gone }).where(eq(threads.id, threadId))
        await tx
          .update(posts)
          .set({ hidden: true })
          .where(sql`thread_id = ${threadId} and number = ${number}`)
        const done = meanwhile()
        await isWaiting(forum)
        return { done }
      })
      .then(({ done }) => done)

  const id = crypto.randomUUID()
  const split = { threadId: thread.id, id, title: 'Split', postIds: [second] }
  await removing(thread.id, 2, () => mia.orders.split(split))
  expect(mia.threads.get(id)?.gone).toEqual([[1, 1]])
  await removing(other.id, 1, () => mia.orders.merge(thread.id, other.id))
  expect(mia.threads.get(other.id)?.gone).toEqual([[2, 2]])
})

test('a post that a moderator hides while its author takes it back stays hidden, and is nothing to count', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'Title')
  const second = ada.says(thread, 'Zebra')
  await expect.poll(() => ada.posts.pending).toEqual([])
  await ada.posts.remove(second)
  const restoring = await forum.db.transaction(async (tx) => {
    await tx.update(threads).set({ locked: false }).where(eq(threads.id, thread.id))
    await tx.update(posts).set({ hidden: true }).where(eq(posts.id, second))
    const done = ask(forum, 'restorePost', { postId: second }, ada.cookie)
    await isWaiting(forum)
    return { done }
  })
  expect((await restoring.done).statusCode).toBe(403)
  expect((await ada.threads.load(thread.id)).gone).toEqual([[2, 2]])
})
