import type { Event, Room } from '../../contract/events'
import type { openForum } from '../../contract/forum'
import { again } from '../lib/again'
import { Api, Refused } from '../lib/api'
import { Followed } from '../lib/followed'
import { Live, type Listener } from '../lib/live.svelte'
import { sendBy, sendFromPage } from '../lib/send'
import type { Storage } from '../lib/storage'
import { Account } from './account.svelte'
import { Administration } from './administration.svelte'
import { Announcements } from './announcements.svelte'
import { Audit } from './audit.svelte'
import { AnswerDrafts } from './answerDrafts.svelte'
import { Channels } from './channels.svelte'
import { Consultations } from './consultations.svelte'
import { Desk } from './desk.svelte'
import { deskChanged } from './deskChanges'
import { Directory } from './directory.svelte'
import { Drafts } from './drafts.svelte'
import { keep } from './events'
import { Files } from './files.svelte'
import { fill, forget } from './filling'
import type { Glossary } from './glossary.svelte'
import { HeldPosts } from './heldPosts.svelte'
import { Mentions } from './mentions.svelte'
import type { Library } from './library.svelte'
import type { ForumOptions } from './options'
import { Orders } from './orders.svelte'
import { Moderation } from './moderation.svelte'
import { Posts } from './posts.svelte'
import { Presences } from './presences.svelte'
import { Reaches } from './reaches.svelte'
import { Reads } from './reads.svelte'
import { Search } from './search.svelte'
import { Session } from './session.svelte'
import { Threads } from './threads.svelte'
import { Views } from './views.svelte'

/** Everything one open page knows and can do; components reach it through `useForum()`. */
export class Forum implements Listener {
  readonly api: Api
  readonly live: Live
  readonly storage: Storage
  readonly session: Session
  readonly account: Account
  readonly directory: Directory
  readonly administration: Administration
  readonly announcements = new Announcements()
  readonly audit: Audit
  readonly views: Views
  readonly channels: Channels
  readonly threads: Threads
  readonly orders: Orders
  readonly consultations: Consultations
  readonly answerDrafts: AnswerDrafts
  readonly desk: Desk
  readonly posts: Posts
  readonly reads: Reads
  readonly reaches: Reaches
  readonly drafts: Drafts
  readonly mentions: Mentions
  readonly presences: Presences
  readonly heldPosts: HeldPosts
  readonly moderation: Moderation
  readonly files: Files
  readonly search: Search
  library?: Library
  glossary = $state.raw<Glossary>()
  /** `nobody`: no one is signed in. `open`: everything is loaded. */
  phase = $state<'opening' | 'nobody' | 'open' | 'unreachable'>('opening')
  /** The server was updated: this page should be loaded again, when it suits. */
  isOutdated = $state(false)
  readonly #followed: Followed
  /** Counts who was here: what was asked for by the one before is not for the one after. */
  #visit = 0

  constructor({ base, storage, fetch, socket }: ForumOptions) {
    this.api = new Api(base, fetch)
    this.storage = storage
    this.live = new Live(this.api, this, socket)
    this.#followed = new Followed(this.live)
    this.directory = new Directory(this.api)
    this.account = new Account(this.api, this.directory)
    this.administration = new Administration(this.api, this.directory)
    this.audit = new Audit(this.api)
    this.views = new Views(this.api)
    this.channels = new Channels(this.api, this.directory)
    this.session = new Session(this.api)
    this.reads = new Reads(this.api)
    this.heldPosts = new HeldPosts(this.api, (postId) => this.posts.settle(postId))
    this.threads = new Threads(this.api, this.reads, this.directory, this.heldPosts)
    this.orders = new Orders(this.api, this.threads)
    this.reaches = new Reaches(this.api, this.threads, this.directory)
    this.consultations = new Consultations(this.api, this.live, this.threads, this.directory)
    this.answerDrafts = new AnswerDrafts(this.api, storage, this.consultations, this.directory)
    this.desk = new Desk(this.api, this.threads, this.reads)
    this.threads.isOwed = this.desk.owes
    this.posts = new Posts(this.api, this.live, storage, this)
    this.drafts = new Drafts(this.api, storage, this.directory)
    this.mentions = new Mentions(this.reads)
    this.moderation = new Moderation(this.api, this.directory, this.heldPosts, (post) => this.posts.keep(post))
    this.presences = new Presences(this.directory)
    this.files = new Files(this.api, fetch ? sendBy(fetch) : sendFromPage)
    this.search = new Search(this.api, this.directory)
    this.api.onSignedOut = () => this.leave()
  }

  /** Loads what a page starts from and goes live; without a session it ends in phase `nobody`. */
  async open() {
    void this.live.bring()
    await this.reload()
    if (this.phase === 'open') this.live.connect()
  }

  /** Loads the forum again: after an absence, or when access has changed. */
  readonly reload = again(() => this.#load())

  /** Forgets everything that belongs to a person, but not what they were writing. */
  leave() {
    this.#visit++
    this.live.close()
    this.#followed.clear()
    forget(this)
    this.phase = 'nobody'
  }

  async #load() {
    const visit = this.#visit
    try {
      const forum = await this.api.call<typeof openForum>('GET /api/forum', {})
      if (visit !== this.#visit) return
      fill(this, forum)
      this.#followed.follow(forum.revisions)
      this.phase = 'open'
      void this.moderation.load()
      void this.desk.load()
    } catch (error) {
      if (this.phase === 'opening') this.phase = 'unreachable'
      if (!(error instanceof Refused)) throw error
      // We were told of a change and could not load it: nobody tells us twice.
      if (this.phase === 'open') setTimeout(() => visit === this.#visit && this.accessChanged(), 3_000)
    }
  }

  keep(event: Event) {
    keep(this, event)
  }

  /** A thread left a channel; one that is heard of where it is now stays, and so does an open one we may still read. */
  threadLeft({ threadId, channelId }: { threadId: string; channelId: string }) {
    if (this.threads.get(threadId)?.channelId !== channelId) return
    if (!this.posts.get(threadId)) return this.threads.drop(threadId)
    void this.threads.load(threadId).catch((error) => {
      if (error instanceof Refused && error.code === 'not_found') this.posts.lose(threadId)
    })
  }

  /** What one may see is another now. */
  accessChanged() {
    void this.reload().then(() => this.live.rewatch())
  }

  presence(presence: Parameters<Listener['presence']>[0]) {
    this.presences.keep(presence)
  }

  async stale(room: Room) {
    if (room.startsWith('thread:')) return this.posts.reload(room.slice('thread:'.length))
    if (room === 'network' || room.startsWith('group:')) return this.reload()
    // What is shown is loaded afresh; the rest is forgotten, and heard of again when something happens to it.
    const open = this.posts.all.map(({ id }) => id)
    this.threads.keepOnly(new Set(), new Set(open))
    this.reads.forget()
    await Promise.all([this.reload(), this.threads.refresh(), ...open.map((id) => this.threads.load(id))])
    await deskChanged(this)
  }

  lost(room: Room) {
    if (room.startsWith('thread:')) this.posts.lose(room.slice('thread:'.length))
    this.#followed.forget(room)
  }

  returned() {
    this.posts.resend()
    this.files.resume()
  }

  replaced() {
    this.leave()
    void this.open()
  }

  outdated() {
    this.isOutdated = true
  }
}
