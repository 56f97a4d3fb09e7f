import type { Forum } from './forum.svelte'

/** The words of our draft in a thread, and nothing else, are otherwise. */
interface Drafted {
  threadId: string
  version: number
}

/** Something on my desk is otherwise: what colleagues write, or my own summary on another page. */
export async function deskChanged(forum: Forum, draft?: Drafted): Promise<void> {
  const asking = draft ? drafted(forum, draft) : everything(forum)
  await asking.catch(() => void setTimeout(() => forum.phase === 'open' && deskChanged(forum), 3_000))
}

/** Of a seat that is open here, unless it was I who wrote. */
async function drafted({ consultations }: Forum, { threadId, version }: Drafted) {
  const seat = consultations.seatOf(threadId)
  if (seat && (seat.draft?.version ?? 0) < version) await consultations.loadSeat(threadId)
}

const everything = ({ desk, posts, threads, consultations }: Forum) =>
  Promise.all([desk.load(), ...posts.all.map(({ id }) => threads.get(id)?.consultation && consultations.load(id))])
