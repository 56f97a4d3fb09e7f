import type { ChannelRow } from '../queries/channels'

/** Who and what there is when the demo's threads are written. */
export interface Cast {
  now: Date
  /** Ids of people by key, and their names by id. */
  ids: Map<string, string>
  names: Map<string, string>
  lastHere: Map<string, Date>
  /** Ids of members by code, and of the member of each person by key. */
  members: Map<string, string>
  memberOf: Map<string, string>
  channels: Map<string, ChannelRow>
}

export const idOf = ({ ids }: Cast, key: string) => known(ids, key)
export const memberIdOf = ({ members }: Cast, code: string) => known(members, code)
export const memberIdOfPerson = ({ memberOf }: Cast, key: string) => known(memberOf, key)

function known(all: Map<string, string>, key: string) {
  const id = all.get(key)
  if (!id) throw new Error(`The demo knows nobody called ${key}.`)
  return id
}
