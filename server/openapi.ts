import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config'

/** The description of every endpoint, generated from the contract, at /api/openapi.json. */
export async function openApi(app: FastifyInstance, { baseUrl, demo }: Config) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: demo ? 'Colloquy (demo)' : 'Colloquy',
        version: '1',
        description: 'How to sign in, watch rooms and catch up is told in docs/api.md.',
      },
      servers: [{ url: baseUrl.origin }],
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
