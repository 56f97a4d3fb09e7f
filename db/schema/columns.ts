import { customType, timestamp } from 'drizzle-orm/pg-core'
import type { Ranges } from '../../contract/common'

/** A moment; `Date` in code. */
export const moment = () => timestamp({ withTimezone: true, precision: 3 })

/** Sets of post numbers: `{[1,5),[7,8)}` in PostgreSQL, `[[1, 4], [7, 7]]` in code. */
export const ranges = customType<{ data: Ranges; driverData: string }>({
  dataType: () => 'int4multirange',
  toDriver: (value) => `{${value.map(([from, to]) => `[${from},${to}]`).join(',')}}`,
  fromDriver: (value) => parseRanges(value),
})

export const parseRanges = (value: string): Ranges =>
  [...value.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => [Number(from), Number(to) - 1])

export const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })
