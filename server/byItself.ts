import type { Visit } from './context'
import type { House } from './house'
import { Outbox } from './outbox'
import { inTransaction } from './transactions'

/** Does what the forum does without anyone asking, like a request: one transaction, its acts under no name. */
export async function byItself(house: House, work: (ctx: Visit) => Promise<void>) {
  const { outbox } = await inTransaction(house.connection, 'house', async (tx) => {
    const outbox = new Outbox(house)
    const ctx = openVisit(house, tx, outbox)
    await work(ctx)
    await outbox.acts.write(tx, null, ctx.now)
    return { outbox }
  })
  await outbox.deliver(house.log)
}

const openVisit = (house: House, db: Visit['db'], outbox: Outbox): Visit => ({
  ...house.forVisits,
  ...{ db, now: house.clock(), address: '', agent: '', sessionId: null },
  setCookie: () => {},
  publish: (room, revision, event) => outbox.publish(room, revision, event),
  cut: (cut) => outbox.cut(cut),
  audit: (deed) => outbox.acts.add(deed),
  unchanged: () => outbox.acts.unchanged(),
  expectEnd: () => outbox.afterCommit(() => house.ends.look()),
  expectDuty: (name) => outbox.afterCommit(() => house.hasten(name)),
  afterCommit: (work) => outbox.afterCommit(work),
})
