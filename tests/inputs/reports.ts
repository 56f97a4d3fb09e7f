import { randomUUID } from 'node:crypto'
import { ask, newPost, type Asking, type Inputs } from '../requests'
import { asItBegan, keeperIn } from '../standing'

export const reports: Inputs = {
  reportPost: async (asking) => complaintAbout(await newPost(asking)),
  listReports: () => ({}),
  listOwnReports: () => ({}),
  assignReport: async (asking) => ({ reportId: await newReport(asking), personId: asking.me.id }),
  noteOnReport: async (asking) => ({ id: randomUUID(), reportId: await newReport(asking), text: 'A note.' }),
  decideReport: async (asking) => ({ reportId: await newReport(asking), decision: 'dismissed', reason: '' }),
  reopenReport: async (asking) => ({ reportId: await newDecided(asking) }),
  seeDecision: () => ({ reportId: randomUUID() }),
}

const complaintAbout = (postId: string) => ({ id: randomUUID(), postId, reason: 'other', note: 'A note.' })

async function newDecided(asking: Asking) {
  const reportId = await newReport(asking)
  const decision = { reportId, decision: 'dismissed', reason: '' }
  await ask(asking.stage.forum, 'decideReport', decision, keeperIn(asking.stage, asking.place).cookie)
  return reportId
}

async function newReport(asking: Asking) {
  const { stage, place, threadId } = asking
  const { forum, writers } = stage
  const postId = await newPost(asking)
  const report = () => ask(forum, 'reportPost', complaintAbout(postId), writers[place]!.cookie)
  await asItBegan(stage, place, threadId, report)
  const [row] = await forum.connection.client<{ id: string }[]>`select id from reports where post_id = ${postId}`
  return row!.id
}
