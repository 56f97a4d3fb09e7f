import type postgres from 'postgres'

type Unsafe = postgres.Sql['unsafe']

/**
 * Has PostgreSQL keep the statements that Drizzle sends. The driver calls SQL that comes as text unsafe and prepares it
 * anew each time, and Drizzle asks it to: one more round trip and one more plan for every query, and a plan behind the
 * wall takes longer than the query. The texts are those of our own code, so few.
 */
export const prepared = (unsafe: Unsafe): Unsafe =>
  ((query: string, parameters: never[] = [], options: postgres.UnsafeQueryOptions = {}) =>
    unsafe(query, parameters, { ...options, prepare: parameters.length > 0 })) as Unsafe
