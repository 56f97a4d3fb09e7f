import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fastJson from 'fast-json-stringify'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { keptFor } from '../contract/kept'

/**
 * How shapes of the contract are checked and written. What is made of a shape is made once, however many servers a process
 * opens: that takes most of the time of opening one, and stories open many.
 */
export function setCompilers(app: FastifyInstance) {
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? strict : lenient).compile(schema))
  app.setSerializerCompiler(({ schema }) => writerOf(schema))
}

const options = { allErrors: false, removeAdditional: false, useDefaults: true, strict: false } as const
const strict = addFormats.default(new Ajv({ ...options, coerceTypes: false }))
/** Addresses are text: there, and only there, numbers and booleans are read out of it. */
const lenient = addFormats.default(new Ajv({ ...options, coerceTypes: 'array' }))
const writerOf = keptFor((schema: FastifySchema) => fastJson(schema))
