import type { Post } from '../../contract/posts'
import type { Pending } from '../stores/outbox.svelte'

/** A line of the list: a post, or one on its way, which keeps its row when it arrives. */
export interface Row {
  id: string
  isReply: boolean
  post?: Post
  pending?: Pending
}

/** Posts as they are shown, with those on their way after what they reply to, or at the end. */
export function inOrder(posts: Post[], waiting: Pending[]): Row[] {
  const known = new Map(posts.map((post) => [post.id, post]))
  const pending = waiting.filter(({ id }) => !known.has(id))
  const rootOf = ({ parentId }: Pending) => (parentId ? known.get(parentId)?.root : undefined)
  const rows = posts.flatMap((post, index) => {
    const row: Row = { id: post.id, isReply: post.parentId !== null, post }
    const isLast = posts[index + 1]?.root !== post.root
    return isLast ? [row, ...pending.filter((each) => rootOf(each) === post.root).map(waitingRow)] : [row]
  })
  return [...rows, ...pending.filter((each) => rootOf(each) === undefined).map(waitingRow)]
}

const waitingRow = (pending: Pending): Row => ({ id: pending.id, isReply: pending.parentId !== null, pending })
