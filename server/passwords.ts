import { hash, verify } from '@node-rs/argon2'
import { turns } from './turns'

/** Argon2id with 19 MiB and two passes; 16 ms of one core each. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string) => inTurn(() => hash(password, cost))

/** Also takes its time where there is no such account, so that the answer does not tell. */
export async function isPassword(passwordHash: string | undefined, password: string) {
  const known = passwordHash?.startsWith('$argon2id$') ? passwordHash : await (nobodys ??= hashPassword('nobody'))
  const matches = await inTurn(() => verify(known, password))
  return matches && known === passwordHash
}
let nobodys: Promise<string> | undefined

/** At most two at a time: hashing takes threads that files and name look-ups need, too. */
const inTurn = turns(2)
