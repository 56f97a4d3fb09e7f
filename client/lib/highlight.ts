import { findSpans, parseWords, phraseOf, type Part } from '../../contract/wanted'

/**
 * Marks what is looked for where it stands on the page, as it is written there, and the other words that were found for it;
 * without an element, nowhere.
 */
export function highlight(element: HTMLElement | undefined, typed: string, others: string[] = []) {
  if (typeof Highlight === 'undefined') return
  const ranges = element && typed.trim() ? rangesIn(element, partsToMark(typed, others)) : []
  if (ranges.length) CSS.highlights.set('found', new Highlight(...ranges))
  else CSS.highlights.delete('found')
}

export const partsToMark = (typed: string, others: string[]): Part[] => [
  ...parseWords(typed),
  ...others.map((said) => ({ isQuoted: true, phrases: [phraseOf(said)] })),
]

/** Read as one goes on reading: a phrase may begin in plain words and end in bold ones, or in one of the glossary. */
function rangesIn(element: HTMLElement, parts: Part[]): Range[] {
  return runsIn(element).flatMap(({ text, pieces }) =>
    findSpans(text, parts).map(({ start, end }) => {
      const [first, last] = [
        pieces.findLast((piece) => piece.at <= start)!,
        pieces.findLast((piece) => piece.at < end)!,
      ]
      const range = new Range()
      range.setStart(first.node, start - first.at)
      range.setEnd(last.node, end - last.at)
      return range
    }),
  )
}

/** What stands in one paragraph, and where in it each text of the page begins. */
interface Run {
  block: Element | null | undefined
  text: string
  pieces: { node: Text; at: number }[]
}

function runsIn(element: HTMLElement): Run[] {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  const runs: Run[] = []
  while (nodes.nextNode()) {
    const node = nodes.currentNode
    const run = runs.at(-1)
    if (node instanceof Text) {
      const block = node.parentElement?.closest(blocks)
      if (run?.block === block) add(run!, node)
      else runs.push(add({ block, text: '', pieces: [] }, node))
    } else if (node.nodeName === 'BR' && run) run.text += '\n'
  }
  return runs
}

const blocks =
  'p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, blockquote, pre, div, header, footer, article, ul, ol, dl, table, button, summary, [popover]'

function add(run: Run, node: Text) {
  run.pieces.push({ node, at: run.text.length })
  run.text += node.data
  return run
}
