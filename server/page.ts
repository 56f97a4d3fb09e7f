import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config'
import { notFound } from './errors'

/** The built page: its files for a year, and for every other address the page itself, which knows its own routes. */
export async function servePage(app: FastifyInstance, { projectDir }: Config) {
  const root = join(projectDir, 'dist/client')
  const isBuilt = existsSync(join(root, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      // The build wrote each text in its compressed forms, too.
      preCompressed: true,
      index: false,
      schemaHide: true,
      setHeaders: (reply, path) => {
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = isBuilt && request.method === 'GET' && !/^\/(api|assets|socket\.io)\//.test(request.url)
    if (!isPage) throw notFound()
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
