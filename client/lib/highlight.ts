import { findSpans, parseWords } from '../../contract/wanted'

/** Marks what is looked for where it stands on the page, as it is written there; without an element, nowhere. */
export function highlight(element: HTMLElement | undefined, typed: string) {
  if (typeof Highlight === 'undefined') return
  const ranges = element && typed.trim() ? rangesIn(element, typed) : []
  if (ranges.length) CSS.highlights.set('found', new Highlight(...ranges))
  else CSS.highlights.delete('found')
}

function rangesIn(element: HTMLElement, typed: string): Range[] {
  const parts = parseWords(typed)
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
