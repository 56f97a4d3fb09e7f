import { useForum } from '../../lib/context'
import type { Piece } from '../../lib/markdown'
import { within } from '../../lib/onscreen'
import { later } from '../later.svelte'

/**
 * A text with the words of the glossary marked. They are looked for in what is on screen, once that is there: a thread may
 * be long. `seen` goes on the element it is drawn in.
 */
export function openMarked(text: () => Piece[]) {
  const forum = useForum()
  let isShown = $state(false)
  let marked = $state.raw<{ of: Piece[]; pieces: Piece[] }>()
  $effect(() => {
    const pieces = text()
    const marking = isShown ? later.Marking.part : undefined
    return marking?.soon(forum, pieces, (drawn) => (marked = { of: pieces, pieces: drawn }))
  })
  return {
    get pieces() {
      return marked?.of === text() ? marked.pieces : text()
    },
    seen: within((isIn) => (isShown = isIn)),
  }
}
