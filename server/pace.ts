import { limits } from '../contract/limits'
import type { Context } from './context'
import { Refusal } from './errors'
import { inWords } from './throttle'

/** Refuses who does more at once than anyone means to: a page gone wild, or whoever would bury the others' words. */
export function pace({ actor, config, throttle, now, isLetThrough }: Context, kind: keyof typeof limits.pace) {
  if (!config.isPaced || isLetThrough) return
  const { times, seconds } = limits.pace[kind]
  const key = `${kind} by ${actor.id}`
  const wait = throttle.wait(key, { attempts: times }, now)
  if (wait) throw new Refusal('too_many', `This is a lot at once. Go on in ${inWords(wait)}; nothing is lost.`)
  throttle.note(key, { seconds }, now)
}
