import { expect, test } from 'vitest'
import { recordCommits } from './commits'
import { openForum } from './forum'
import { waysToLose } from './losing'
import { begin } from './racing'

/** How often somebody loses a thread while others write in it; what a thousand gave is in docs/measurements.md. */
const races = Number(process.env['RACES'] ?? 200)

test(`in ${races} races nobody who lost a thread hears what was written in it after the commit`, async () => {
  const forum = await openForum()
  // Whose time is over loses it when the story says so.
  await forum.app.house.ends.stop()
  const ways = Object.entries(await waysToLose(forum))
  const commits = await recordCommits(forum)
  const run: Record<string, number> = {}
  let [heard, met, done] = [0, 0, 0]
  while (done < races) {
    for (const [, { regain }] of ways) await regain()
    const begun = await Promise.all(ways.map(([way, losing]) => begin(forum, way, losing)))
    await commits()
    await Promise.all(begun.map((race) => race.run()))
    const order = await commits()
    for (const race of begun) {
      const outcome = race.judge(order)
      expect(outcome.problems, race.way).toEqual([])
      expect(outcome.after, race.way).toBeGreaterThan(0)
      run[race.way] = (run[race.way] ?? 0) + race.races
      ;[heard, met, done] = [heard + outcome.heard, met + outcome.met, done + race.races]
    }
  }
  // None of it means anything unless they listened, and writing and losing went on at the same moments.
  expect(heard).toBeGreaterThan(done)
  expect(met).toBeGreaterThan(done / 4)
  expect(Object.keys(run)).toHaveLength(10)
}, 1_200_000)
