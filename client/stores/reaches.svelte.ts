import type { answerConsent, askConsent, Consent, previewConsent, withdrawConsent } from '../../contract/consents'
import type { narrowThread, previewThreadReach } from '../../contract/moves'
import type { Aim, Narrowing, previewReach } from '../../contract/reaches'
import type { Thread } from '../../contract/threads'
import type { Api } from '../lib/api'
import { Shelf } from '../lib/shelf.svelte'
import type { Directory } from './directory.svelte'
import type { Threads } from './threads.svelte'

/** Who reads a thread: letting fewer read it, and asking its contributors before more do. */
export class Reaches {
  readonly #consents = new Shelf<Consent>((consent) => consent.id)
  readonly #api: Api
  readonly #threads: Threads
  readonly #directory: Directory

  constructor(api: Api, threads: Threads, directory: Directory) {
    this.#api = api
    this.#threads = threads
    this.#directory = directory
  }

  keep = (consent: Consent) => this.#consents.keep(consent)

  /** Something was asked or answered, perhaps in a thread this page does not know yet. */
  hear(consent: Consent) {
    this.keep(consent)
    const isKnown = consent.state !== 'open' || this.#threads.get(consent.threadId)
    if (!isKnown) void this.#threads.load(consent.threadId).catch(() => undefined)
  }

  /** What waits for my answer; of threads I read no more, nothing is known any longer. */
  fill(asked: Consent[]) {
    for (const { id, threadId } of this.#consents.all) if (!this.#threads.get(threadId)) this.#consents.drop(id)
    asked.forEach(this.keep)
  }

  /** What the contributors of a thread are being asked; of one I read no more, nothing. */
  openIn = (threadId: string) =>
    this.#threads.get(threadId) &&
    this.#consents.all.find((each) => each.threadId === threadId && each.state === 'open')

  /** Where I am asked and have not answered, oldest first. */
  get asked() {
    const me = this.#directory.actor?.id
    const waits = ({ state, threadId, answers }: Consent) =>
      state === 'open' &&
      this.#threads.get(threadId) !== undefined &&
      answers.some(({ personId, yes }) => personId === me && yes === null)
    return this.#consents.all.filter(waits).sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
  }

  /** Whom a thread is for as it stands. */
  aimOf({ channelId, label }: Thread): Aim {
    const channel = this.#directory.channels.get(channelId)
    const top = this.#directory.topOf(channelId)
    const { audience = 'network', groupId = null, memberIds = [], personIds = [] } = channel ?? {}
    const to = memberIds.length ? 'members' : audience === top?.audience ? 'all' : (audience as Narrowing['to'])
    const guestIds = personIds.filter((id) => !top?.personIds.includes(id))
    return {
      ...{ channelId: top?.id ?? channelId, to, groupId: to === 'group' ? groupId : null },
      ...{ memberIds, guestIds, isPublic: label === 'public' },
    }
  }

  /** Who would read a question that is asked for fewer than all in a channel. */
  readers = (channelId: string, { to, groupId, memberIds }: Narrowing) =>
    this.#api.call<typeof previewReach>('GET /api/channels/:channelId/reach', {
      ...{ channelId, to, memberIds },
      ...(groupId && { groupId }),
    })

  preview(threadId: string, { groupId, ...aim }: Aim) {
    const route = 'GET /api/threads/:threadId/reach/difference'
    return this.#api.call<typeof previewThreadReach>(route, { threadId, ...aim, ...(groupId && { groupId }) })
  }

  async narrow(threadId: string, aim: Aim) {
    const input = { threadId, ...aim }
    return this.#threads.keep(await this.#api.call<typeof narrowThread>('PUT /api/threads/:threadId/reach', input))
  }

  /** Asks for more people to read it; done at once where nobody else wrote. The id is the caller's. */
  async ask(threadId: string, id: string, aim: Aim, reason: string) {
    const input = { threadId, id, ...aim, reason }
    return this.keep(await this.#api.call<typeof askConsent>('POST /api/threads/:threadId/consents', input))
  }

  /**
   * The way back to whom a thread was for: `again`, where nobody gains by it, or asking for it where nobody else has to
   * say yes. Undefined where others would have to.
   */
  async wayBack(threadId: string, aim: Aim, again: () => Promise<unknown> = () => this.narrow(threadId, aim)) {
    const found = await this.preview(threadId, aim).catch(() => undefined)
    if (found?.isWider === false) return again
    const isOpen = this.#directory.channels.get(aim.channelId)?.archived === false
    if (!found || found.askedIds.length || !isOpen) return undefined
    return () => this.ask(threadId, crypto.randomUUID(), aim, '')
  }

  previewConsent = (consentId: string) =>
    this.#api.call<typeof previewConsent>('GET /api/consents/:consentId/difference', { consentId })

  async answer(consentId: string, yes: boolean) {
    const route = 'PUT /api/consents/:consentId/answer'
    return this.keep(await this.#api.call<typeof answerConsent>(route, { consentId, yes }))
  }

  async withdraw(consentId: string) {
    return this.keep(await this.#api.call<typeof withdrawConsent>('DELETE /api/consents/:consentId', { consentId }))
  }

  clear() {
    this.#consents.clear()
  }
}
