import type { Input } from '../../contract/endpoint'
import type { erasePost, HiddenPost, hidePost, listHiddenPosts, lookAtPost, showPost } from '../../contract/hiding'
import { can } from '../../contract/policy'
import type { listPostVersions, Post, PostVersion } from '../../contract/posts'
import type { findOccurrences, listRedactions, redactPost } from '../../contract/redactions'
import type {
  assignReport,
  decideReport,
  listOwnReports,
  listReports,
  noteOnReport,
  OwnReport,
  reopenReport,
  Report,
  reportPost,
  seeDecision,
} from '../../contract/reports'
import type { listSuspensions, resumePerson, suspendPerson, Suspension } from '../../contract/suspensions'
import { Refused, type Api } from '../lib/api'
import type { Directory } from './directory.svelte'
import type { HeldPosts } from './heldPosts.svelte'

/** What waits for those who keep order, and what became of what I reported. */
export class Moderation {
  #reports = $state.raw<Report[]>()
  #hidden = $state.raw<HiddenPost[]>()
  #suspended = $state.raw<Suspension[]>()
  #own = $state.raw<OwnReport[]>([])
  /** Counts what was asked for: an answer that comes after a later one is of no use. */
  #turn = 0
  readonly #api: Api
  readonly #directory: Directory
  readonly #heldPosts: HeldPosts
  readonly #keepPost: (post: Post) => void

  constructor(api: Api, directory: Directory, heldPosts: HeldPosts, keepPost: (post: Post) => void) {
    this.#heldPosts = heldPosts
    this.#api = api
    this.#directory = directory
    this.#keepPost = keepPost
  }

  /** Whether there is anything I keep order over. */
  get isMine() {
    const { actor, channels } = this.#directory
    return actor !== null && channels.all.some((channel) => can(actor, 'post.order', { channel }))
  }

  /** Those not decided first, the oldest on top; undefined until they were asked for. */
  get reports() {
    return this.#reports
  }
  get hidden() {
    return this.#hidden
  }
  /** Who is kept out; undefined where that is not ours to know. */
  get suspended() {
    return this.#suspended?.filter(({ until }) => new Date(until).getTime() > Date.now())
  }
  suspensionOf = (personId: string) => this.suspended?.find((each) => each.personId === personId)
  /** How much waits for someone to decide. */
  get waiting() {
    return this.reported + (this.#heldPosts.waiting?.length ?? 0)
  }
  get reported() {
    return (this.#reports ?? []).filter(({ state }) => state !== 'decided').length
  }
  get own() {
    return this.#own
  }
  /** Decisions about what I reported that I was not shown yet. */
  get news() {
    return this.#own.filter(({ decision, seen }) => decision && !seen)
  }

  /** Asks for all of it; where it is away, the next change or visit brings it. */
  async load() {
    const turn = ++this.#turn
    try {
      const [own, reports, hidden, suspended] = await Promise.all([
        this.#api.call<typeof listOwnReports>('GET /api/me/reports', {}),
        this.isMine ? this.#api.call<typeof listReports>('GET /api/reports', {}) : undefined,
        this.isMine ? this.#api.call<typeof listHiddenPosts>('GET /api/hidden-posts', {}) : undefined,
        can(this.#directory.actor, 'suspension.look', null)
          ? this.#api.call<typeof listSuspensions>('GET /api/suspensions', {})
          : undefined,
        this.#heldPosts.load(),
      ])
      if (turn !== this.#turn) return
      this.#own = own
      this.#reports = reports
      this.#hidden = hidden
      this.#suspended = suspended
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }

  async report(report: Input<typeof reportPost>) {
    await this.#api.call<typeof reportPost>('POST /api/posts/:postId/reports', report)
  }
  async see(reportId: string) {
    await this.#api.call<typeof seeDecision>('PUT /api/me/reports/:reportId/seen', { reportId })
    this.#own = this.#own.map((each) => (each.reportId === reportId ? { ...each, seen: true } : each))
  }

  async assign(reportId: string, personId: string | null) {
    const input = { reportId, personId }
    this.#keep(await this.#api.call<typeof assignReport>('PUT /api/reports/:reportId/assignee', input))
  }
  async note(reportId: string, text: string) {
    const input = { id: crypto.randomUUID(), reportId, text }
    this.#keep(await this.#api.call<typeof noteOnReport>('POST /api/reports/:reportId/notes', input))
  }
  async decide(reportId: string, decision: Input<typeof decideReport>['decision'], reason = '') {
    const input = { reportId, decision, reason }
    this.#keep(await this.#api.call<typeof decideReport>('PUT /api/reports/:reportId/decision', input))
  }
  async reopen(reportId: string) {
    this.#keep(await this.#api.call<typeof reopenReport>('DELETE /api/reports/:reportId/decision', { reportId }))
  }

  async hide(postId: string, reason: string) {
    this.#keepPost(await this.#api.call<typeof hidePost>('PUT /api/posts/:postId/hidden', { postId, reason }))
  }
  async show(postId: string) {
    this.#keepPost(await this.#api.call<typeof showPost>('DELETE /api/posts/:postId/hidden', { postId }))
  }
  async erase(postId: string) {
    this.#keepPost(await this.#api.call<typeof erasePost>('DELETE /api/posts/:postId/content', { postId }))
  }
  /** What a hidden post says. */
  look = (postId: string) => this.#api.call<typeof lookAtPost>('GET /api/posts/:postId/hidden', { postId })

  /** Keeps a person out until a moment; their sessions end at once. */
  async suspend(personId: string, until: string, reason: string) {
    const input = { personId, until, reason }
    await this.#api.call<typeof suspendPerson>('PUT /api/people/:personId/suspension', input)
    await this.load()
  }
  async resume(personId: string) {
    await this.#api.call<typeof resumePerson>('DELETE /api/people/:personId/suspension', { personId })
    await this.load()
  }
  /** What a post says and said, the present text last, for taking words out of it. */
  async textsOf({ id: postId, hidden }: Pick<Post, 'id' | 'hidden'>): Promise<Pick<PostVersion, 'text'>[]> {
    if (hidden) return [await this.look(postId)]
    return this.#api.call<typeof listPostVersions>('GET /api/posts/:postId/versions', { postId })
  }
  /** Where else words of a post stand. */
  occurrences = (postId: string, words: string) =>
    this.#api.call<typeof findOccurrences>('POST /api/posts/:postId/occurrences', { postId, words })
  async redact(input: Omit<Input<typeof redactPost>, 'id'>) {
    const redaction = { id: crypto.randomUUID(), ...input }
    this.#keepPost(await this.#api.call<typeof redactPost>('POST /api/posts/:postId/redactions', redaction))
  }
  /** Who took words out of a post, when and why. */
  redactionsOf = (postId: string) =>
    this.#api.call<typeof listRedactions>('GET /api/posts/:postId/redactions', { postId })

  clear() {
    this.#turn++
    this.#reports = this.#hidden = this.#suspended = undefined
    this.#own = []
    this.#heldPosts.clear()
  }

  #keep(report: Report) {
    this.#reports = this.#reports?.map((each) => (each.id === report.id ? report : each))
  }
}
