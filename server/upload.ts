import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import type { readFile, uploadFile } from '../contract/files'
import { limits } from '../contract/limits'
import { Refusal } from './errors'
import { tooLarge, type FileStore, type Received } from './files'
import { checkType, promisedType } from './fileTypes'
import { answer, describe, type Verb } from './http'
import { isImage, remake } from './images'

/**
 * `serve` for an endpoint whose body is the bytes of a file. They are received and looked at first; only then the verb
 * runs, under the same rules as any other.
 */
export function serveUpload(
  app: FastifyInstance,
  endpoint: typeof uploadFile,
  verb: Verb<typeof uploadFile, Received>,
) {
  const underWay = new Map<string, number>()
  const { files } = app.house.forVisits
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body))
    scope.route({
      method: endpoint.method,
      url: endpoint.path,
      config: { isUpload: true },
      schema: { ...describe(endpoint), body: { content: { 'application/octet-stream': { schema: binary } } } },
      async handler(request, reply) {
        const parts: string[] = []
        let release = () => {}
        try {
          return await answer(app.house, endpoint, verb, request, reply, ({ actor }, { name }) => {
            release = enter(underWay, actor.id)
            return receive(files, request.body, request.headers['content-length'], name, parts)
          })
        } finally {
          release()
          for (const part of parts) await files.dropPart(part)
          // What was not read has still to come in, or the answer would not be heard.
          request.raw.resume()
        }
      },
    })
  })
}

/** `serve` for an endpoint that answers with the bytes of a file: always a download, never a page of ours. */
export function serveDownload(app: FastifyInstance, endpoint: typeof readFile, verb: Verb<typeof readFile>) {
  const described = describe(endpoint)
  const response = { ...described.response, 200: { content: { 'application/octet-stream': { schema: binary } } } }
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: { ...described, response },
    async handler(request, reply) {
      const { id, name, type, bytes } = await answer(app.house, endpoint, verb, request, reply)
      const file = await app.house.forVisits.files.read(id)
      // Whoever stops reading is let go; the page asks again.
      reply.raw.setTimeout(30_000, () => request.raw.socket.destroy())
      return reply.headers({ ...asDownload(name, type), 'content-length': bytes }).send(file.createReadStream())
    },
  })
}

export const binary = { format: 'binary' }

function enter(underWay: Map<string, number>, personId: string) {
  const count = underWay.get(personId) ?? 0
  if (count >= limits.uploadsAtOnce) throw new Refusal('too_many', 'Wait until your other files have arrived.')
  underWay.set(personId, count + 1)
  return () => {
    const left = underWay.get(personId)! - 1
    if (left) underWay.set(personId, left)
    else underWay.delete(personId)
  }
}

/** Every part that is made is put into `parts`, to be dropped whatever happens. */
async function receive(
  files: FileStore,
  body: unknown,
  declaredBytes: string | undefined,
  name: string,
  parts: string[],
): Promise<Received> {
  const type = promisedType(name)
  if (Number(declaredBytes) > limits.fileBytes) throw new Refusal('too_large', tooLarge(limits.fileBytes), 'file')
  const part = async () => parts[parts.push(await files.newPart()) - 1]!
  const raw = await part()
  const bytes = body instanceof Readable ? await arrival(files.write(raw, body, limits.fileBytes)) : 0
  if (!bytes) throw new Refusal('invalid', 'This file is empty.', 'file')
  await checkType(raw, type)
  if (!isImage(type)) return { part: raw, type, ...(await files.seal(raw)), width: null, height: null }
  const remade = await part()
  const size = await remake(raw, remade, type)
  return { part: remade, type, ...(await files.seal(remade)), ...size }
}

async function arrival(writing: Promise<number>) {
  try {
    return await writing
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ECONNRESET') throw new Refusal('invalid', 'The file did not arrive whole; send it again.', 'file')
    if (code === 'ENOSPC') throw new Refusal('unavailable', 'There is no room for files just now; try again later.')
    throw error
  }
}

/** Saved and never shown as a page of ours, nor kept by anything on the way. */
export const asDownload = (name: string, type: string) => ({
  'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
  'content-disposition': disposition(name),
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-store',
})

/** The name in both ways a browser may read it. */
function disposition(name: string) {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}
