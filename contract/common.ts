import { Type, type Static, type TSchema } from 'typebox'
import { limits } from './limits'

/** A UUID has one written form here, in lower case: rooms and read marks are found by it. */
export const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
export const isId = (value: unknown): value is string => typeof value === 'string' && wholeUuid.test(value)
const wholeUuid = new RegExp(`^${uuid}$`)
/** What a client creates carries an id of the client's choosing. */
export const Id = Type.String({ format: 'uuid', pattern: `^${uuid}$` })
/** ISO 8601 in UTC, with milliseconds. */
export const Timestamp = Type.String({ format: 'date-time' })
/** A calendar day, `2026-11-23`. */
export const Day = Type.String({ format: 'date' })
export const Slug = Type.String({ pattern: '^[a-z0-9-]{1,60}$' })
/** One line of text a person typed; never blank. */
export const Line = (maxLength: number = limits.lineCharacters) =>
  Type.String({ minLength: 1, maxLength, pattern: '\\S' })
/** Grows with each change of the thing; of two copies the one with the higher version is the truth. */
export const Version = Type.Integer({ minimum: 0 })
export const Nothing = Type.Object({})
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const OneOf = <const T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values] })

/** Whole numbers as inclusive runs, in order and apart: `[[1, 4], [7, 7]]`. */
export const Ranges = Type.Unsafe<[number, number][]>({
  type: 'array',
  items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
})
export type Ranges = Static<typeof Ranges>
