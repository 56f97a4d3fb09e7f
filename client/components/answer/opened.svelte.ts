import { later } from '../later.svelte'

let threadId = $state<string>()

/** Where on this page one is answering for the institution; the desk stands in the bar of that thread. */
export const answerDesk = {
  get threadId() {
    return threadId
  },
  async open(id: string) {
    if (await later.AnswerDesk.use()) threadId = id
  },
  close() {
    threadId = undefined
  },
}
