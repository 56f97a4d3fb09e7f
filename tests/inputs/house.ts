import { randomUUID } from 'node:crypto'
import { password } from '../forum'
import { ask, groupId, type Inputs, type Stage } from '../requests'

/** Sessions, invitations, people and members. */
export const house: Inputs = {
  describeHouse: () => ({}),
  signIn: ({ stage }) => ({ email: stage.stranger.email, password }),
  signOut: () => ({}),
  listPersonas: () => ({}),
  becomePersona: ({ stage }) => ({ personId: stage.stranger.id }),
  invite: ({ stage }) => ({ ...invitation(stage), id: randomUUID() }),
  listInvitations: () => ({}),
  withdrawInvitation: async ({ stage }) => ({ invitationId: await newInvitation(stage) }),
  openInvitation: async ({ stage, on }) => ({ token: on === 'a good link' ? await newToken(stage) : 'x'.repeat(32) }),
  acceptInvitation: async ({ stage, on }) => {
    const email = `${randomUUID()}@new.example`
    const token = on === 'a good link' ? await newToken(stage, email) : 'x'.repeat(32)
    return { token, email, name: 'New', password, locale: 'en' }
  },

  editMember: ({ stage }) => {
    const { id: memberId, name, ownName, status, statusSince } = stage.secretary.directory.members.all[0]!
    return { memberId, name, ownName, status, statusSince, npm: `NPM ${Date.now()}` }
  },
  recordChair: ({ stage }) => ({ year: 2031, memberId: stage.secretary.directory.members.all[0]!.id }),
  eraseChair: () => ({ year: 2031 }),
  editProfile: ({ stage, on, me }) => ({
    personId: on === 'oneself' ? me.id : stage.stranger.id,
    ...{ name: 'Name', position: '', expertise: '', languages: [] },
  }),
  assignRole: ({ stage }) => ({ personId: stage.writers['spare']!.id, role: 'moderator' }),
  disablePerson: ({ stage }) => ({ personId: stage.writers['spare']!.id }),
  enablePerson: ({ stage }) => ({ personId: stage.writers['spare']!.id }),
  changePassword: () => ({ current: password, password: `${password} staple` }),
  listDevices: () => ({}),
  endDevice: async ({ stage }) => ({ deviceId: await deviceOf(stage) }),
  listGroupPeople: ({ stage, place }) => ({ groupId: groupId(stage, place) }),
  listAudit: ({ stage, place }) => (place === 'the house' ? {} : { groupId: groupId(stage, place) }),
}

const invitation = ({ stranger }: Stage, email = `${randomUUID()}@new.example`) => ({
  ...{ memberId: stranger.directory.actor!.memberId, email },
  ...{ role: 'person', groupIds: [] },
})

async function newToken(stage: Stage, email?: string) {
  const reply = await ask(
    stage.forum,
    'invite',
    { id: randomUUID(), ...invitation(stage, email) },
    stage.secretary.cookie,
  )
  return reply.json<{ link: string }>().link.split('#')[1]!
}

async function newInvitation(stage: Stage) {
  const id = randomUUID()
  await ask(stage.forum, 'invite', { id, ...invitation(stage) }, stage.secretary.cookie)
  return id
}

async function deviceOf({ forum, stranger }: Stage) {
  return (await ask(forum, 'listDevices', {}, stranger.cookie)).json<{ id: string }[]>()[0]!.id
}
