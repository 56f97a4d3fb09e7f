import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { asHouse, type Walled } from '../db/acting'
import { openApp } from '../server/app'
import type { TestForum } from './forum'

/** The server once more, on the owner's connection, before whom there is no wall; from now on everyone asks that one. */
export async function takeWallDown(forum: TestForum) {
  const { client, db, close } = forum.connection
  // The search asks the database itself what one may read, and the house reads everything.
  const act: Walled['act'] = (_, work) => db.transaction((tx) => asHouse(tx, () => work(tx)))
  const app = await openApp(forum.config, { client, db, close, act, read: act })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  Object.assign(forum, { app, base: `http://localhost:${(app.server.address() as AddressInfo).port}` })
}
