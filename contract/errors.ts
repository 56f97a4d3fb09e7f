import { Type, type Static } from 'typebox'
import { OneOf } from './common'

/** The closed set of reasons for a refusal, each with its HTTP status. */
export const statusOf = {
  invalid: 400,
  signed_out: 401,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported_type: 415,
  too_many: 429,
  broken: 500,
  unavailable: 503,
} as const
export type RefusalCode = keyof typeof statusOf

/** What every refused request is answered with: words a person can act on, and the field they are about. */
export const RefusalReply = Type.Object({
  code: OneOf(Object.keys(statusOf) as RefusalCode[]),
  message: Type.String(),
  field: Type.Optional(Type.String()),
  /** `too_many`: how long to wait before the same request goes through. */
  seconds: Type.Optional(Type.Integer()),
})
export type RefusalReply = Static<typeof RefusalReply>
