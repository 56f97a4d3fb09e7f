import type { Answer, DraftCell, ReadQuestions } from '../../contract/answers'
import { isSettled, type AnswerKind } from '../../contract/kinds'
import { can } from '../../contract/policy'
import { maySendOff } from '../../contract/answering'
import type { Forum } from '../stores/forum.svelte'
import { cellFor, isOlder, takenUp, withCell, type Content } from './answerCells'
import { focalIdsOf, speakersOf } from './focals'
import { t } from './messages.svelte'
import { toast, tried } from './toasts.svelte'

const newIds = () => ({ id: crypto.randomUUID(), postId: crypto.randomUUID() })

interface Saying {
  text?: string
  draftVersion?: number
  read?: ReadQuestions
}

/** What my institution answers in a thread, how far it is, and what I may do about it. */
export class Answering {
  readonly threadId: string
  readonly #forum: Forum
  /** Kept until it is released: sent again, it is released once. */
  #ids = newIds()
  /** What is being typed beside an answer: closing the dialog takes nothing away. */
  word = $state('')
  note = $state('')

  constructor(forum: Forum, threadId: string) {
    this.#forum = forum
    this.threadId = threadId
  }

  get consultation() {
    return this.#forum.consultations.of(this.threadId)
  }
  get questions() {
    return this.consultation?.questions ?? []
  }
  /** What is asked, as it is before one now. */
  get read() {
    return this.#forum.consultations.readOf(this.threadId)
  }
  get channel() {
    const thread = this.#forum.threads.get(this.threadId)
    return thread && this.#forum.directory.channels.get(thread.channelId)
  }
  get memberId() {
    return this.#forum.directory.actor?.memberId ?? ''
  }
  get member() {
    return this.#forum.directory.members.get(this.memberId)
  }
  /** How everyone sees it; undefined where my institution is not asked. */
  get seat() {
    return this.consultation?.seats.find(({ memberId }) => memberId === this.memberId)
  }
  get owes() {
    return this.seat !== undefined && !isSettled(this.seat.state)
  }
  /** How its people see it; undefined until it is loaded. */
  get own() {
    return this.#forum.consultations.seatOf(this.threadId)
  }
  get draft() {
    return this.own?.draft ?? undefined
  }
  get isTheirs() {
    return this.#forum.answerDrafts.isTheirs(this.threadId)
  }
  get standing() {
    return this.#forum.consultations.standingOf(this.threadId, this.memberId)
  }
  /** The last version, also one that was withdrawn. */
  get last(): Answer | undefined {
    const versions = this.#forum.consultations.answersOf(this.threadId)
    return versions.filter(({ memberId }) => memberId === this.memberId).sort((a, b) => b.number - a.number)[0]
  }
  /** Sub-questions that were put otherwise since the answer that stands was given. */
  get toConfirm() {
    const cells = this.standing?.cells ?? []
    return this.questions.filter(({ id, edition }) =>
      cells.some((cell) => cell.questionId === id && cell.edition < edition),
    )
  }

  /** Sub-questions that were put otherwise since it was written what they are answered. */
  get older() {
    const { cells } = this.content
    return this.questions.filter((question) => isOlder(cellFor(cells, question.id), question))
  }

  get #place() {
    return this.channel && { channel: this.channel, memberId: this.memberId }
  }
  get mayFill() {
    return this.#place !== undefined && can(this.#forum.directory.actor, 'seat.fill', this.#place)
  }
  get mayRelease() {
    const focalIds = focalIdsOf(this.#forum.directory, this.memberId, this.channel?.id)
    return this.#place !== undefined && can(this.#forum.directory.actor, 'answer.release', { ...this.#place, focalIds })
  }
  /** Whom the baton can be passed to. */
  get readers() {
    return this.#forum.directory.peopleOf(this.memberId, this.channel?.id)
  }
  /** Who else may release it. */
  get speakers() {
    const { directory } = this.#forum
    return speakersOf(directory, this.memberId, this.channel?.id).filter(({ id }) => id !== directory.actor?.id)
  }
  /** "My institution clears": it is for a colleague to release what I wrote. */
  get isForColleague() {
    const me = this.#forum.directory.actor?.id ?? ''
    const [writers, isSaved] = [this.draft?.writerIds ?? [], this.#forum.answerDrafts.isSaved(this.threadId)]
    const writerIds = this.draft && isSaved ? writers : [...writers.filter((id) => id !== me), me]
    const speakerIds = [me, ...this.speakers.map(({ id }) => id)]
    return Boolean(this.member?.clears && !maySendOff(me, writerIds, speakerIds))
  }

  /** What is being written; a newer version begins with what was said last. */
  get content(): Content {
    const { text = '', cells = [] } = this.#forum.answerDrafts.get(this.threadId) ?? this.#before
    return { text, cells }
  }
  get #before(): Content {
    const last = this.last?.withdrawnAt ? this.own?.withdrawn : this.last?.kind === 'answer' && this.last
    if (!last) return { text: '', cells: [] }
    return { text: last.text, cells: takenUp(last.cells, this.questions) }
  }
  change = (change: Partial<Content>) => this.#forum.answerDrafts.write(this.threadId, { ...this.content, ...change })
  /** Said to the question as it is before one now. */
  say = (cell: DraftCell) => {
    const edition = this.questions.find(({ id }) => id === cell.questionId)?.edition
    this.change({ cells: withCell(this.content.cells, { ...cell, edition }) })
  }

  /** Sends all that was written; false where it did not come there. What stands from before counts as written. */
  save() {
    if (!this.draft && !this.isTheirs) this.change({})
    return this.#forum.answerDrafts.save(this.threadId)
  }
  askForRelease(ready: boolean) {
    if (!this.draft) this.change({})
    return this.#forum.answerDrafts.setReady(this.threadId, ready)
  }
  async discard() {
    const before = this.content
    await this.#forum.answerDrafts.discard(this.threadId)
    toast(t('answer.discarded'), { undo: () => this.change(before) })
  }

  /** The institution speaks. What was drafted is what was read: `draftVersion`; and so is what is asked: `read`. */
  async release(kind: AnswerKind, { text, draftVersion, read = this.read }: Saying = {}) {
    const { answerDrafts, consultations } = this.#forum
    const [written, before] = [this.draft && this.content, this.standing]
    const said = { kind, read, ...(kind === 'answer' ? { draftVersion } : { text: text ?? '' }) }
    const { id } = await consultations.release(this.threadId, this.#ids, said)
    this.#ids = newIds()
    if (kind === 'answer') answerDrafts.forget(this.threadId)
    const undo = () =>
      void tried(consultations.withdraw(id).then(() => kind === 'answer' && written && this.change(written)))
    // Where one stood before, that does not come back by taking this one away.
    toast(t(`answer.released.${kind}`, { member: this.member?.name ?? '' }), before ? {} : { undo })
  }

  withdraw(answer: Answer) {
    const { consultations } = this.#forum
    const said = t('answer.withdrawn', { member: this.member?.name ?? '' })
    return tried(consultations.withdraw(answer.id), said, () => consultations.restore(answer.id))
  }
  restore = (answer: Answer) => tried(this.#forum.consultations.restore(answer.id), t('answer.restored'))
  confirm = (answer: Answer) =>
    tried(
      this.#forum.consultations.confirm(answer.id),
      t(this.toConfirm.length ? 'comparison.stillSo.done' : 'answer.again.done'),
    )

  pass(personId: string | null, note = '') {
    return this.#forum.consultations.pass(this.threadId, personId, note)
  }
  needTime = (until: string | null) => this.#forum.consultations.needTime(this.threadId, until)
}
