import { Type } from 'typebox'
import { Id, OneOf } from './common'
import { endpoint } from './endpoint'
import { exportFormats } from './kinds'

/** Answers with the bytes, always as a download. */
export const exportConsultation = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/export',
  policy: 'thread.export',
  summary: 'A consultation as a document to hand in: table, answers, summary, label and date',
  input: Type.Object({ threadId: Id, format: OneOf(exportFormats) }),
  reply: Type.Object({ name: Type.String(), type: Type.String() }),
  bytes: 'out',
})
