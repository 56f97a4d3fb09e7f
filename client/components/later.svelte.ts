import { t } from '../lib/messages.svelte'
import { toast } from '../lib/toasts.svelte'

/** A part of the page that is fetched when it is first used, so that the page itself is there sooner. */
class Later<Part> {
  readonly #load: () => Promise<{ default: Part }>
  #part = $state.raw<Part>()

  constructor(load: () => Promise<{ default: Part }>) {
    this.#load = load
  }

  /** What it is, mostly a component, once it is here. */
  get part() {
    return this.#part
  }

  /** Whether it is here, after waiting for it; where it is not, the page stays as it is and says why. */
  async use(): Promise<boolean> {
    const isHere = await this.bring()
    if (!isHere) toast(t('shell.partMissing'))
    return isHere
  }

  /** Fetches it ahead, without a word. */
  async bring(): Promise<boolean> {
    try {
      this.#part ??= (await this.#load()).default
      return true
    } catch {
      return false
    }
  }
}

export const later = {
  AnswerBar: new Later(() => import('./answer/AnswerBar.svelte')),
  AnswerDesk: new Later(() => import('./answer/AnswerDesk.svelte')),
  AskAgain: new Later(() => import('./consultation/AskAgain.svelte')),
  AskingDialog: new Later(() => import('./consultation/AskingDialog.svelte')),
  AskingWaiting: new Later(() => import('./consultation/AskingWaiting.svelte')),
  AskingOwnDate: new Later(() => import('./consultation/AskingOwnDate.svelte')),
  AnswerDialog: new Later(() => import('./answer/AnswerDialog.svelte')),
  AttachmentTray: new Later(() => import('./AttachmentTray.svelte')),
  ConsentCard: new Later(() => import('./reach/ConsentCard.svelte')),
  ComposerWhereTo: new Later(() => import('./ComposerWhereTo.svelte')),
  Jump: new Later(() => import('./Jump.svelte')),
  /** Words of the glossary in texts. */
  Marking: new Later(() => import('./glossary/marking').then(({ marking }) => ({ default: marking }))),
  MentionList: new Later(() => import('./MentionList.svelte')),
  /** Reads what is pasted with its form. */
  paste: new Later(() => import('../lib/paste').then((paste) => ({ default: paste }))),
  PostEdit: new Later(() => import('./PostEdit.svelte')),
  PostHeld: new Later(() => import('./PostHeld.svelte')),
  PostOrder: new Later(() => import('./moderation/PostOrder.svelte')),
  PostHistory: new Later(() => import('./PostHistory.svelte')),
  Shortcuts: new Later(() => import('./Shortcuts.svelte')),
  ThreadReach: new Later(() => import('./reach/ThreadReach.svelte')),
  ThreadHeadEdit: new Later(() => import('./ThreadHeadEdit.svelte')),
  ThreadSearch: new Later(() => import('./ThreadSearch.svelte')),
  ThreadOrder: new Later(() => import('./order/ThreadOrder.svelte')),
  Comparison: new Later(() => import('./comparison/Comparison.svelte')),
  OwedLine: new Later(() => import('./consultation/OwedLine.svelte')),
  SummaryOnTop: new Later(() => import('./summary/SummaryOnTop.svelte')),
  SummaryTab: new Later(() => import('./summary/SummaryTab.svelte')),
  ThreadConsultation: new Later(() => import('./consultation/ThreadConsultation.svelte')),
}

/** Fetches all of it once the page has settled: a connection that fails later takes nothing away. */
export function fetchLater() {
  const timer = setTimeout(() => Object.values(later).forEach((each) => void each.bring()), settleMilliseconds)
  return () => clearTimeout(timer)
}
const settleMilliseconds = 5_000
