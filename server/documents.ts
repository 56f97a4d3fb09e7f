import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import type { exportConsultation } from '../contract/exports'
import { aside, isBuilt, Unfinished } from './aside'
import { Refusal } from './errors'
import { writeDocument, type Order } from './exports/write'
import { answer, describe, type Verb } from './http'
import { turns } from './turns'
import { asDownload, binary } from './upload'

interface Document extends Order {
  name: string
  type: string
}
type Compiling = (...input: Parameters<Verb<typeof exportConsultation>>) => Promise<Document>

/** `serve` for what is handed in as a document: compiled in the request's transaction, written once that is over. */
export function serveDocument(app: FastifyInstance, endpoint: typeof exportConsultation, verb: Compiling) {
  const described = describe(endpoint)
  const response = { ...described.response, 200: { content: { 'application/octet-stream': { schema: binary } } } }
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: { ...described, response },
    async handler(request, reply) {
      const { name, type, format, compilation } = (await answer(app.house, endpoint, verb, request, reply)) as Document
      return reply
        .headers(asDownload(name, type))
        .send(await write({ format, compilation }, app.house.config.projectDir))
    },
  })
}

/** One after the other: a large table takes a second of computing, in a thread of its own, and everyone else goes on. */
const inTurn = turns(1)
const write = (order: Order, projectDir: string) =>
  inTurn(() => (isBuilt ? inThread(order, join(projectDir, 'dist/server/exportWorker.js')) : writeDocument(order)))

async function inThread(order: Order, file: string) {
  try {
    return Buffer.from(await aside<Uint8Array>(file, order, { milliseconds: 60_000, megabytes: 512 }))
  } catch (error) {
    if (!(error instanceof Unfinished)) throw error
    throw new Refusal('unavailable', 'This document took too long to write. Try again later, or another format.')
  }
}
