import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { uuid } from '../contract/common'
import { statusOf, type RefusalCode, type RefusalReply } from '../contract/errors'
import { databaseCode, isMeeting, isOutage } from '../db/database'

/** The one way to say no: a code from the closed set, words a person can act on, and the field they are about. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly field?: string,
    readonly seconds?: number,
  ) {
    super(message)
  }
}

/** The very same answer for what does not exist and for what one may not see. */
export const notFound = () => new Refusal('not_found', 'There is nothing here, or it is not open to you.')

/** Turns whatever was thrown into a refusal; what was not foreseen is logged and answered `broken`. */
export function toRefusal(error: unknown, log: FastifyBaseLogger): Refusal {
  if (error instanceof Refusal) return error
  const code = databaseCode(error)
  if (code && isOutage(code)) {
    log.warn({ code }, 'database away')
    return new Refusal(
      'unavailable',
      'The forum cannot reach its database just now. Nothing is lost; try again shortly.',
    )
  }
  if (code === '23503') return new Refusal('invalid', 'This names something that does not exist.')
  if (code === '23505') return new Refusal('conflict', 'Somebody did just this at the same moment. Look again first.')
  if (code === '22021' || code === '22P05')
    return new Refusal('invalid', 'The text holds a character that cannot be stored.')
  if (code?.startsWith('22') || code === '23514')
    return new Refusal('invalid', 'This holds a value that cannot be kept.')
  if (code && isMeeting(code)) return new Refusal('unavailable', 'Too many did this at the same moment; try again.')
  const { statusCode, validation, code: reason } = error as FastifyError
  if (validation?.[0]) return new Refusal('invalid', inWords(validation[0]), fieldOf(validation[0]))
  if (statusCode === 413) return new Refusal('too_large', 'This is larger than the forum accepts.')
  if (statusCode === 415) return new Refusal('unsupported_type', 'Send JSON, with the content type application/json.')
  if (statusCode && statusCode < 500) return new Refusal('invalid', `The request could not be read (${reason}).`)
  log.error({ err: withoutContent(error) }, 'broken')
  return new Refusal('broken', 'Something broke on our side. It is in the log; what you wrote is still with you.')
}

export function answerRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refusal = toRefusal(error, request.log)
  const wait = refusal.seconds ?? (refusal.code === 'unavailable' ? 2 : undefined)
  if (wait) reply.header('retry-after', String(wait))
  const body: RefusalReply = { code: refusal.code, message: refusal.message }
  if (refusal.field) body.field = refusal.field
  if (refusal.seconds) body.seconds = refusal.seconds
  return reply.code(statusOf[refusal.code]).type('application/json; charset=utf-8').send(body)
}

type Complaint = NonNullable<FastifyError['validation']>[number]

const fieldOf = ({ instancePath, params }: Complaint) =>
  instancePath.split('/')[1] || ((params['missingProperty'] ?? params['additionalProperty']) as string | undefined)

function inWords(complaint: Complaint) {
  const field = fieldOf(complaint) ?? 'The request'
  const { keyword, params } = complaint
  if (keyword === 'required') return `${field} is missing.`
  if (keyword === 'additionalProperties') return `${field} is not known here.`
  if (keyword === 'maxLength') return `${field} may have at most ${params['limit']} characters.`
  if (keyword === 'minLength') {
    return params['limit'] === 1 ? `${field} is empty.` : `${field} needs at least ${params['limit']} characters.`
  }
  if (keyword === 'maxItems') return `${field} may name at most ${params['limit']}.`
  if (keyword === 'pattern' && params['pattern'] === '\\S') return `${field} is empty.`
  if (params['pattern'] === `^${uuid}$`) return `${field} is not the id of anything.`
  if (keyword === 'format') return `${field} is not a valid ${params['format']}.`
  return `${field} ${complaint.message}.`
}

/** Queries carry what people wrote; a log must not. */
export function withoutContent(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const root = error.cause instanceof Error ? error.cause : error
  return {
    type: root.name,
    code: databaseCode(error),
    stack: root.stack?.split('\n').slice(1, 8).join('\n'),
    message: databaseCode(error) ? undefined : root.message,
  }
}
