import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config'
import { endpointNames, shapes } from './names'
import { cookieName } from './session'

const description = `Writes go in here; what happens comes out over Socket.IO, in the shapes of \`Event\`. How a client
signs in, writes, watches rooms and catches up after an absence is told in docs/api.md of the source.`

/** The description of every endpoint, generated from the contract, at /api/openapi.json. */
export async function openApi(app: FastifyInstance, { baseUrl, demo }: Config) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: demo ? 'Colloquy (demo)' : 'Colloquy', version: '1', description },
      servers: [{ url: baseUrl.origin }],
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName(baseUrl) } } },
      security: [{ session: [] }],
    },
    transform: ({ schema, url, route }) => ({
      url,
      schema: { ...schema, operationId: endpointNames.get(`${route.method as string} ${url}`) },
    }),
    transformObject: (document) => ('openapiObject' in document ? withShapes(document.openapiObject) : {}),
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** Says each shape of the contract once, by its name, and refers to it wherever it occurs. */
function withShapes<Document extends { components?: object }>(document: Document): Document {
  const named = new Map(shapes.map(([name, shape]) => [JSON.stringify(shape), name]))
  const refer = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node
    const name = named.get(JSON.stringify(node))
    return name ? { $ref: `#/components/schemas/${name}` } : parts(node)
  }
  const parts = (node: object): unknown =>
    Array.isArray(node)
      ? node.map(refer)
      : Object.fromEntries(Object.entries(node).map(([key, value]) => [key, refer(value)]))
  const schemas = Object.fromEntries(shapes.map(([name, shape]) => [name, parts(shape)]))
  return { ...(parts(document) as Document), components: { ...document.components, schemas } }
}
