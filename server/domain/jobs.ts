import type { Input } from '../../contract/endpoint'
import type { Job, listJobs } from '../../contract/jobs'
import * as queries from '../../db/queries/jobs'
import type { Context } from '../context'
import { isLate } from '../supervisor'

export async function list(ctx: Context, _input: Input<typeof listJobs>): Promise<Job[]> {
  return (await queries.listJobs(ctx.db)).map((row) => ({
    ...{ name: row.name, everySeconds: row.everySeconds, error: row.error, isLate: isLate(row, ctx.now) },
    finishedAt: row.finishedAt?.toISOString() ?? null,
    failedAt: row.failedAt?.toISOString() ?? null,
  }))
}
