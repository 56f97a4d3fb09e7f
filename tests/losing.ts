import { randomUUID } from 'node:crypto'
import { saveGroupPerson } from '../db/queries/groups'
import { byItself } from '../server/byItself'
import { expire } from '../server/domain/groups'
import { password, type Joining, type TestForum } from './forum'
import { whole } from './reaching'
import { ask } from './requests'
import type { Someone } from './someone'
import { newCookie } from './stage'

/** One way in which two people at once stop being readers of a thread, again and again. */
export interface Losing {
  losers: Someone[]
  /** Who goes on writing in the thread while they lose it. */
  writer: Someone
  thread: () => { id: string; channelId: string }
  lose: (loser: Someone) => Promise<unknown>
  /** What stands in the order of commits for it. */
  commit: (loser: Someone) => string
  /** One deed takes it from both. */
  isShared?: boolean
  /** Makes them readers again; before the first time, too. */
  regain: () => Promise<unknown>
}

/** All the ways there are (S3). */
export async function waysToLose(forum: TestForum): Promise<Record<string, Losing>> {
  const { db, connection } = forum
  const lena = await forum.join('lena', { convenes: ['legal'] })
  const mia = await forum.join('mia', { role: 'moderator' })
  const olga = await forum.join('olga', { role: 'secretariat' })
  const two = async (name: string, joining: Joining) =>
    [await forum.join(`${name}1`, joining), await forum.join(`${name}2`, joining)] as [Someone, Someone]
  const inGroup: Joining = { member: 'Beta', groups: ['legal'] }
  const legal = lena.directory.groups.all.find(({ slug }) => slug === 'legal')!.id
  const [group, full] = ['legal', 'full-members'].map((slug) => lena.directory.channelBySlug(slug)!.id)
  const among = await lena.asks('legal', 'Within the group')
  const amongFull = await lena.asks('full-members', 'Among full members')
  const hidden = await mia.asks('consultations', 'For moderators')
  const ask200 = async (name: string, input: object, cookie?: string) => {
    for (;;) {
      const { statusCode, body } = await ask(forum, name, input, cookie)
      if (statusCode === 200) return body
      if (statusCode !== 503) throw new Error(`${name}: ${statusCode} ${body}`)
    }
  }
  const { channelId: hiddenId } = JSON.parse(
    await ask200('hideThread', { threadId: hidden.id, reason: 'A name' }, mia.cookie),
  ) as typeof hidden
  const ofGroup = { writer: lena, thread: () => ({ id: among.id, channelId: group! }) }
  const admitted = (losers: Someone[]) => async () => {
    for (const { id: personId } of losers)
      await saveGroupPerson(db, { groupId: legal, personId, convenor: false, until: null, since: new Date() })
  }
  const signedIn = (losers: Someone[]) => async () => {
    for (const loser of losers) loser.cookie = await newCookie(forum, loser.id)
  }
  /** A thread of its own each time: what was made closer does not become wider. */
  const anew = () => {
    let thread = { id: '', channelId: '' }
    return {
      thread: () => thread,
      regain: async () => void (thread = await lena.asks('consultations', 'For all')),
    }
  }

  const [dismissed, expired, revoked] = [
    await two('dan', inGroup),
    await two('eva', inGroup),
    await two('rea', inGroup),
  ]
  const [changed, suspended] = [await two('pia', inGroup), await two('sid', inGroup)]
  const demoted = await two('mod', { member: 'Beta', role: 'moderator' })
  const [observers, others] = [await two('oto', { member: 'Epsilon' }), await two('ben', { member: 'Beta' })]
  const delta = await two('dea', { member: 'Delta' })
  const readers = await two('gus', { member: 'Gamma' })
  const [narrowed, moved] = [anew(), anew()]
  const open = await lena.asks('consultations', 'Hidden and restored')
  const { id: memberId, name, ownName, npm } = lena.directory.members.get(delta[0].directory.actor!.memberId)!
  // Their pages would load the forum anew each time; what listens is a bare socket.
  for (const ofWay of [dismissed, expired, revoked, changed, suspended, demoted, observers, others, delta, readers])
    for (const each of ofWay) each.leave()
  const passwords = new Map(changed.map(({ id }) => [id, password]))

  return {
    'a group dismisses them': {
      ...{ ...ofGroup, losers: dismissed, regain: admitted(dismissed) },
      lose: ({ id: personId }) => ask200('dismiss', { groupId: legal, personId }, lena.cookie),
      commit: ({ id }) => `group_people:${id}`,
    },
    'their time as an expert ends': {
      ...{ ...ofGroup, losers: expired, regain: admitted(expired) },
      lose: async ({ id: personId }) => {
        await connection.client`update group_people set until = now() where person_id = ${personId}`
        await byItself(forum.app.house, (ctx) => expire(ctx, { groupId: legal, personId }))
      },
      commit: ({ id }) => `group_people:${id}`,
    },
    'their session is revoked': {
      ...{ ...ofGroup, losers: revoked, regain: signedIn(revoked) },
      lose: async ({ id, cookie }) => {
        const devices = JSON.parse(await ask200('listDevices', {}, cookie)) as { id: string; current: boolean }[]
        const laptop = await newCookie(forum, id)
        await ask200('endDevice', { deviceId: devices.find(({ current }) => current)!.id }, laptop)
      },
      commit: ({ id }) => `sessions:${id}`,
    },
    'their password is changed': {
      ...{ ...ofGroup, losers: changed, regain: signedIn(changed) },
      lose: async ({ id }) => {
        const [current, next] = [passwords.get(id)!, `a new one ${randomUUID()}`]
        await ask200('changePassword', { current, password: next }, await newCookie(forum, id))
        passwords.set(id, next)
      },
      commit: ({ id }) => `sessions:${id}`,
    },
    'they are suspended': {
      ...{ ...ofGroup, losers: suspended },
      lose: ({ id: personId }) => {
        const until = new Date(Date.now() + 86_400_000).toISOString()
        return ask200('suspendPerson', { personId, until, reason: 'For a while' }, mia.cookie)
      },
      commit: ({ id }) => `people:${id}`,
      regain: async () => {
        for (const { id } of suspended)
          await connection.client`update people set suspended_until = null where id = ${id}`
        await signedIn(suspended)()
      },
    },
    'they are moderators no more': {
      ...{ losers: demoted, writer: mia, thread: () => ({ id: hidden.id, channelId: hiddenId }) },
      lose: ({ id: personId }) => ask200('assignRole', { personId, role: 'person' }, olga.cookie),
      commit: ({ id }) => `people:${id}`,
      regain: async () => {
        for (const { id } of demoted) await connection.client`update people set role = 'moderator' where id = ${id}`
      },
    },
    'their member becomes an observer': {
      ...{ losers: delta, writer: lena, thread: () => ({ id: amongFull.id, channelId: full! }), isShared: true },
      lose: () => {
        const observer = { memberId, name, ownName, npm, status: 'observer', statusSince: '2026-11-24' }
        return ask200('editMember', observer, olga.cookie)
      },
      commit: () => `members:${memberId}`,
      regain: () => connection.client`update members set status = 'full' where id = ${memberId}`,
    },
    'the thread is narrowed': {
      ...{ ...narrowed, losers: others, writer: lena, isShared: true },
      lose: () => {
        const memberIds = [lena.directory.actor!.memberId]
        const aim = whole(lena, 'consultations', { to: 'members', memberIds })
        return ask200('narrowThread', { threadId: narrowed.thread().id, ...aim }, lena.cookie)
      },
      commit: () => `threads:${narrowed.thread().id}`,
    },
    'the thread is moved': {
      ...{ ...moved, losers: observers, writer: lena, isShared: true },
      lose: () => ask200('moveThread', { threadId: moved.thread().id, channelId: full! }, mia.cookie),
      commit: () => `threads:${moved.thread().id}`,
    },
    'the thread is hidden': {
      ...{ losers: readers, writer: mia, thread: () => open, isShared: true },
      lose: () => ask200('hideThread', { threadId: open.id, reason: 'A name' }, mia.cookie),
      commit: () => `threads:${open.id}`,
      regain: async () => void (await ask(forum, 'restoreThread', { threadId: open.id }, mia.cookie)),
    },
  }
}
