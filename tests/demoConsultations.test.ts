import { isNotNull, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { seatStates, type SeatState } from '../contract/kinds'
import { can } from '../contract/policy'
import { listAnswers, listCells, type CellRow } from '../db/queries/answers'
import { listQuestions, listSeats } from '../db/queries/consultations'
import { findPost } from '../db/queries/posts'
import { listFocals } from '../db/queries/seats'
import { listActors } from '../db/queries/sessions'
import { findThreadAndChannel } from '../db/queries/threads'
import { threads } from '../db/schema/threads'
import { demoPeople } from '../db/seeds/demoPeople'
import { answerText } from '../server/answerText'
import { checkedCells } from '../server/questions'
import { openForum } from './forum'

test('each answer of the demo was released by who may, and says what its post does', async () => {
  const { db } = await openForum({ demo: true })
  const actors = new Map((await listActors(db)).map((actor) => [actor.id, actor]))
  const states = new Set<SeatState>()
  for (const { id, title } of await db.select().from(threads).where(isNotNull(threads.consultation))) {
    for (const { state } of await listSeats(db, [id])) states.add(state)
    const [questions, { channel }] = [await listQuestions(db, [id]), (await findThreadAndChannel(db, id))!]
    for (const { kind, text, memberId, ...answer } of await listAnswers(db, id)) {
      const [post, cells] = [(await findPost(db, answer.postId))!, await listCells(db, [answer.id])]
      const isAsPut = (cell: CellRow) => questions.some((q) => q.id === cell.questionId && q.edition === cell.edition)
      const words = answerText(kind, questions, checkedCells(questions, cells), text)
      expect(post, title).toMatchObject({ answerOf: memberId, authorId: answer.releasedById })
      expect(post.text === words, title).toBe(cells.every(isAsPut))
      const focalIds = await listFocals(db, memberId)
      expect(can(actors.get(answer.releasedById)!, 'answer.release', { channel, memberId, focalIds }), title).toBe(true)
    }
  }
  expect([...states].sort()).toEqual([...seatStates].sort())
})

test('the demo shows what becomes of an answer and of a summary', async () => {
  const { db } = await openForum({ demo: true })
  const [counts] = await db.execute(sql`select
    (select count(*)::int from answers where withdrawn_at is not null) as withdrawn,
    (select count(*)::int from answers where number > 1) as later,
    (select count(*)::int from answers a join consultations c using (thread_id) where released_at > due_at
      and not is_renewal) as late,
    (select count(*)::int from answer_cells c join sub_questions q on q.id = c.question_id
      where c.edition < q.edition) as unconfirmed,
    (select count(*)::int from answer_drafts where ready) as ready,
    (select string_agg(state, ' ' order by state) from summaries) as summaries,
    (select string_agg(distinct word, ' ' order by word) from summary_consents) as words,
    (select string_agg(distinct kind, ' ' order by kind) from sub_questions) as asked`)
  expect(counts).toEqual({
    ...{ withdrawn: 1, later: 2, late: 1, unconfirmed: 2, ready: 2 },
    summaries: 'asked draft draft standing standing',
    words: 'confirmed silent',
    asked: 'choice number text yes',
  })
})

test('on the desks of the demo lies what its people have to do', async () => {
  const forum = await openForum({ demo: true })
  const desks: Record<string, number[]> = {}
  const personas = await forum.visitor().forum.session.personas()
  for (const key of ['adam', 'arta', 'besnik', 'kalina', 'orest', 'zoe']) {
    const { name } = demoPeople.find((person) => person.key === key)!
    const { personId } = personas.find((each) => each.name === name)!
    const someone = Object.assign(forum.visitor(), { name })
    await someone.forum.session.become(personId)
    await someone.forum.open()
    await expect.poll(() => someone.forum.desk.loaded).toBeDefined()
    const { owed, asked, quotedIn, ready, reminders, meetingOn, threads: found } = someone.forum.desk.loaded!
    desks[key] = [owed, asked, quotedIn, ready, reminders].map(({ length }) => length)
    expect(meetingOn === null, name).toBe(key === 'zoe')
    for (const thread of found) await someone.opens(thread)
    await someone.isInSync()
    someone.leave()
  }
  // Owed, asked, to be confirmed in summaries, to be released, and reminders.
  expect(desks).toEqual({
    adam: [1, 2, 0, 0, 1],
    arta: [3, 0, 0, 0, 1],
    besnik: [0, 1, 1, 0, 0],
    kalina: [3, 3, 1, 1, 1],
    orest: [1, 2, 0, 1, 0],
    zoe: [0, 0, 0, 0, 0],
  })
}, 90_000)
