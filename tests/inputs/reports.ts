import { randomUUID } from 'node:crypto'
import { ask, newPost, type Asking, type Inputs } from '../requests'

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
  const { mia, cora } = asking.stage.cast
  const decision = { reportId, decision: 'dismissed', reason: '' }
  await ask(asking.stage.forum, 'decideReport', decision, (asking.place === 'legal' ? cora : mia)!.cookie)
  return reportId
}

async function newReport(asking: Asking) {
  const { forum, writers } = asking.stage
  const postId = await newPost(asking)
  await ask(forum, 'reportPost', complaintAbout(postId), writers[asking.place]!.cookie)
  const [row] = await forum.connection.client<{ id: string }[]>`select id from reports where post_id = ${postId}`
  return row!.id
}
