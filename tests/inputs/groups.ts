import { randomUUID } from 'node:crypto'
import { deleteGroupPerson, saveGroupPerson } from '../../db/queries/groups'
import { ask, groupId, type Asking, type Inputs, type Stage } from '../requests'

export const groups: Inputs = {
  admit: async (asking) => ({ ...(await someone(asking, { isIn: false })), convenor: false }),
  dismiss: (asking) => someone(asking, { isIn: true }),
  makeGroup: () => ({ id: randomUUID(), name: 'New group', purpose: '' }),
  editGroup: ({ stage, place }) => ({
    ...{ groupId: groupId(stage, place), name: 'Medical group', purpose: randomUUID(), archived: false },
  }),
  viewAs: ({ stage }) => ({ personId: stage.stranger.id }),
  inviteToGroup: ({ stage, place }) => ({
    ...{ groupId: groupId(stage, place), id: randomUUID(), email: `${randomUUID()}@new.example`, until: null },
  }),
  listGroupInvitations: ({ stage, place }) => ({ groupId: groupId(stage, place) }),
  withdrawGroupInvitation: ({ stage, place }) => newInvitation(stage, place),
}

/** In the group or out of it just before: so that bringing in and taking out is one each time. */
async function someone({ stage, place, state }: Asking, { isIn }: { isIn: boolean }) {
  const { id: personId } = state ? stage.secretary : stage.stranger
  const ids = { groupId: groupId(stage, place), personId }
  await deleteGroupPerson(stage.forum.db, ids.groupId, personId)
  if (isIn) await saveGroupPerson(stage.forum.db, { ...ids, convenor: false, since: new Date() })
  return ids
}

async function newInvitation(stage: Stage, place: string) {
  const [id, invitationId] = [groupId(stage, place), randomUUID()]
  const input = { groupId: id, id: invitationId, email: `${invitationId}@new.example`, until: null }
  await ask(stage.forum, 'inviteToGroup', input, stage.cast.cora!.cookie)
  return { groupId: id, invitationId }
}
