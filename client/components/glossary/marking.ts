import { markTerms } from '../../lib/termMarks'
import type { Piece } from '../../lib/markdown'
import type { Forum } from '../../stores/forum.svelte'
import { openGlossary } from '../../stores/glossary.svelte'
import TermWord from './TermWord.svelte'

/** How terms are found in a text that is on screen, and drawn there. */
export const marking = {
  mark: (forum: Forum, pieces: Piece[]) => markTerms(pieces, openGlossary(forum).index),
  TermWord,
}
