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

function rangesIn(element: HTMLElement, parts: Part[]): Range[] {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  while (texts.nextNode()) {
    const node = texts.currentNode as Text
    for (const { start, end } of findSpans(node.data, parts)) {
      const range = new Range()
      range.setStart(node, start)
      range.setEnd(node, end)
      ranges.push(range)
    }
  }
  return ranges
}
