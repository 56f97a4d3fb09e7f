import type { HeldPost } from '../../contract/heldPosts'
import type { Note } from '../../contract/notes'
import type { Post } from '../../contract/posts'
import type { Pending } from '../stores/outbox.svelte'

/** A line of the list: a post, or one on its way, which keeps its row when it arrives. */
export interface Row {
  id: string
  isReply: boolean
  post?: Post
  pending?: Pending
  held?: HeldPost
}

/** Posts as they are shown, with those that wait or are on their way after what they reply to, or at the end. */
export function inOrder(posts: Post[], waiting: HeldPost[], leaving: Pending[]): Row[] {
  const known = new Map(posts.map((post) => [post.id, post]))
  const others = [
    ...waiting.map((held): Row => ({ ...rowOf(held), held })),
    ...leaving.map((pending): Row => ({ ...rowOf(pending), pending })),
  ].filter(({ id }) => !known.has(id))
  const rootOf = ({ held, pending }: Row) => known.get((held ?? pending)?.parentId ?? '')?.root
  const rows = posts.flatMap((post, index) => {
    const row: Row = { ...rowOf(post), post }
    const isLast = posts[index + 1]?.root !== post.root
    return isLast ? [row, ...others.filter((each) => rootOf(each) === post.root)] : [row]
  })
  return [...rows, ...others.filter((each) => rootOf(each) === undefined)]
}

const rowOf = ({ id, parentId }: { id: string; parentId: string | null }) => ({ id, isReply: parentId !== null })

/**
 * After which row the grey lines stand: with the newest post there was then, below all replies to what that belongs to;
 * under '' those from before the first post. What stands among posts that are not here is not here either.
 */
export function notesAfter(rows: Row[], { notes, hasBefore, hasAfter }: Noted): Map<string, Note[]> {
  const places = new Map<string, Note[]>()
  const newest = Math.max(0, ...rows.map(({ post }) => post?.number ?? 0))
  for (const note of notes) {
    const before = rows.flatMap(({ post }) => (post && post.number <= note.afterNumber ? [post] : []))
    const at = before.toSorted((a, b) => a.number - b.number).at(-1)
    if (at ? hasAfter && note.afterNumber > newest : hasBefore) continue
    const place = at ? (rows.findLast(({ post }) => post?.root === at.root)?.id ?? '') : ''
    places.set(place, [...(places.get(place) ?? []), note])
  }
  return places
}
interface Noted {
  notes: Note[]
  hasBefore: boolean
  hasAfter: boolean
}
