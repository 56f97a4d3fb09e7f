import { can, type Ability, type Subject } from '../contract/policy'
import type { Context } from './context'
import { notFound, Refusal } from './errors'

/**
 * Lets the actor pass or refuses. What one may read but not change is `not_allowed`; whoever may not even read it must
 * have been told `not_found` before (`readable` in the domain does).
 */
export function authorize<A extends Ability>(ctx: Context, ability: A, subject: Subject<A>) {
  ctx.asked.add(ability)
  if (can(ctx.actor, ability, subject)) return
  if (ability.endsWith('.read')) throw notFound()
  throw new Refusal('not_allowed', 'You may read this, but not do this with it.')
}
