import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { typingInput, watchInput, type ToServer } from '../contract/events'
import type { ForumSocket, Guard } from './realtime'

const ajv = addFormats.default(new Ajv({ strict: false }))
const inputs = { watch: ajv.compile(watchInput), unwatch: ajv.compile(watchInput), typing: ajv.compile(typingInput) }

type Name = keyof typeof inputs
type InputOf<N extends Name> = Parameters<ToServer[N]>[0]

/** How many events a socket may send in ten seconds. */
const budget = 200

/**
 * The one wrapper around every event a client can send: shape, then budget, then handler, then answer. A bare handler
 * that meets a `null` or a missing acknowledgement would end the process.
 */
export function guarded(socket: ForumSocket, guard: Guard) {
  let [spent, since] = [0, Date.now()]
  const isOverBudget = () => {
    if (Date.now() - since > 10_000) [spent, since] = [0, Date.now()]
    return ++spent > budget
  }
  return <N extends Name>(name: N, handle: (input: InputOf<N>) => unknown) => {
    const listener = async (input: unknown, acknowledge: unknown) => {
      const answer = (value: unknown) => {
        if (typeof acknowledge === 'function') acknowledge(value)
      }
      try {
        if (isOverBudget()) return void socket.disconnect(true)
        if (!inputs[name](input)) return answer({ code: 'invalid' })
        answer(await handle(input as InputOf<N>))
      } catch (error) {
        guard.broken(error)
        answer({ code: 'broken' })
      }
    }
    socket.on(name, listener as never)
  }
}
