import type { FastifyBaseLogger } from 'fastify'
import { beginJob, listJobs, saveJob, type JobRow } from '../db/queries/jobs'
import { listActors } from '../db/queries/sessions'
import { byItself } from './byItself'
import { tellDesks } from './desk'
import type { House } from './house'

/** Something the forum does by itself; each run is safe to repeat. */
export interface Duty {
  name: string
  everySeconds: number
  /** Where there is much to do, as long as it `goesOn`; what is left is done the next time. */
  run(house: House, goesOn: () => boolean): Promise<void>
}

export interface Supervisor {
  /** Does a duty now instead of when it is due. */
  hasten(name: string): void
  stop(): Promise<void>
}

/** Not come to its end for three times as long as it should: whoever administers the house is told. */
export const isLate = ({ finishedAt, startedAt, everySeconds }: JobRow, now: Date) =>
  now.getTime() - (finishedAt ?? startedAt ?? now).getTime() > 3_000 * everySeconds

/** Runs duties, each after its own last run, and notes each run: an administrator sees a heart beat, or that it does not. */
export function supervise(house: House, duties: Duty[]): Supervisor {
  let isStopped = false
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Map<string, Promise<void>>()
  const hastened = new Set<string>()

  function next(duty: Duty, seconds: number) {
    clearTimeout(timers.get(duty.name))
    if (!isStopped) timers.set(duty.name, setTimeout(() => go(duty), seconds * 1_000).unref())
  }
  function go(duty: Duty) {
    if (isStopped) return
    // What is asked for meanwhile may have come too late for this run.
    if (running.has(duty.name)) return void hastened.add(duty.name)
    const run = fulfil(house, duty, () => !isStopped).finally(() => {
      running.delete(duty.name)
      next(duty, hastened.delete(duty.name) ? 0 : duty.everySeconds)
    })
    running.set(duty.name, run)
  }

  for (const duty of duties) go(duty)
  const dog = setInterval(() => void watch(house), 30_000).unref()
  return {
    hasten: (name) => duties.filter((duty) => duty.name === name).forEach(go),
    stop: async () => {
      isStopped = true
      clearInterval(dog)
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}

/** One run of a duty, with its heartbeat. */
export async function fulfil(house: House, { run, ...duty }: Duty, goesOn = () => true) {
  const beat = (set: Parameters<typeof saveJob>[2]) =>
    saveJob(house.db, { name: duty.name, everySeconds: duty.everySeconds }, set)
  try {
    await beginJob(house.db, { name: duty.name, everySeconds: duty.everySeconds }, house.clock())
    await run(house, goesOn)
    await beat({ finishedAt: house.clock(), failedAt: null, error: '' })
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error
    house.log.warn({ err: kind, job: duty.name }, 'a job failed; it is tried again')
    await beat({ failedAt: house.clock(), error: kind }).catch(() => {})
  }
}

const alarmed = new WeakMap<FastifyBaseLogger, string>()

/** Raises the alarm where a job stands still, also one that this process does not run at all; and takes it back. */
export async function watch(house: House) {
  try {
    const late = (await listJobs(house.db)).filter((job) => isLate(job, house.clock())).map(({ name }) => name)
    if (late.join() === (alarmed.get(house.log) ?? '')) return
    if (late.length) house.log.error({ jobs: late }, 'jobs have not come to their end for too long')
    await byItself(house, async (ctx) => {
      const people = await listActors(ctx.db)
      await tellDesks(
        ctx,
        people.filter(({ role }) => role === 'secretariat').map(({ id }) => id),
      )
    })
    // Not before it is told: what failed is tried again.
    alarmed.set(house.log, late.join())
  } catch (error) {
    house.log.warn({ err: error instanceof Error ? error.name : typeof error }, 'the jobs could not be looked after')
  }
}
