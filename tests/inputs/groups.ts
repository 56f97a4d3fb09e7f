import { randomUUID } from 'node:crypto'
import { groupId, type Asking, type Inputs } from '../requests'

export const groups: Inputs = {
  admit: (asking) => ({ groupId: groupId(asking.stage, asking.place), personId: whom(asking), convenor: false }),
  dismiss: (asking) => ({ groupId: groupId(asking.stage, asking.place), personId: whom(asking) }),
  makeGroup: () => ({ id: randomUUID(), name: 'New group', purpose: '' }),
  editGroup: ({ stage, place }) => ({
    ...{ groupId: groupId(stage, place), name: 'Medical group', purpose: randomUUID(), archived: false },
  }),
  viewAs: ({ stage }) => ({ personId: stage.stranger.id }),
  inviteToGroup: ({ stage, place }) => ({
    ...{ groupId: groupId(stage, place), id: randomUUID(), email: `${randomUUID()}@new.example`, until: null },
  }),
  listGroupInvitations: ({ stage, place }) => ({ groupId: groupId(stage, place) }),
  withdrawGroupInvitation: ({ stage, place }) => ({ groupId: groupId(stage, place), invitationId: randomUUID() }),
}

const whom = ({ stage, state }: Asking) => (state ? stage.secretary : stage.stranger).id
