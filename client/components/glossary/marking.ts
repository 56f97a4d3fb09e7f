import { markTerms } from '../../lib/termMarks'
import type { Piece } from '../../lib/markdown'
import type { Forum } from '../../stores/forum.svelte'
import { openGlossary } from '../../stores/glossary.svelte'
import TermWord from './TermWord.svelte'

/** How terms are found in a text that is on screen, and drawn there. */
export const marking = { soon, TermWord }

/** One text after the other, so that nobody who scrolls or types waits for all of them; returns how to call it off. */
function soon(forum: Forum, pieces: Piece[], draw: (marked: Piece[]) => void): () => void {
  const glossary = openGlossary(forum)
  if (!glossary.isLoaded) return () => {}
  const { index } = glossary
  const work = () => draw(markTerms(pieces, index))
  if (!waiting.size) setTimeout(next)
  waiting.add(work)
  return () => void waiting.delete(work)
}
const waiting = new Set<() => void>()

function next() {
  const [work] = waiting
  if (!work) return
  waiting.delete(work)
  work()
  if (waiting.size) setTimeout(next)
}
