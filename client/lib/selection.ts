/** A text field as it stands: its text and what of it is selected. */
export interface Selected {
  text: string
  start: number
  end: number
}

/** Puts marks around what is selected, or takes them away again. */
export function wrap({ text, start, end }: Selected, mark: string): Selected {
  const [before, inside, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const from = start - mark.length
    return {
      text: before.slice(0, -mark.length) + inside + after.slice(mark.length),
      start: from,
      end: from + inside.length,
    }
  }
  const from = start + mark.length
  return { text: before + mark + inside + mark + after, start: from, end: from + inside.length }
}

/** Begins each selected line with a mark (`- `, `> `, or counted), or takes it away from all of them. */
export function begin({ text, start, end }: Selected, mark: string | ((line: number) => string)): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end)
  const lines = text.slice(from, to).split('\n')
  const markOf = typeof mark === 'string' ? () => mark : mark
  const isMarked = lines.every((line, index) => line.startsWith(markOf(index)))
  const changed = lines
    .map((line, index) => (isMarked ? line.slice(markOf(index).length) : markOf(index) + line))
    .join('\n')
  const isCaret = start === end
  return {
    text: text.slice(0, from) + changed + text.slice(to),
    start: isCaret ? from + changed.length : from,
    end: from + changed.length,
  }
}

/** Makes a link of what is selected; its address is selected, to be typed over. */
export function link({ text, start, end }: Selected, words: string): Selected {
  const inside = text.slice(start, end) || words
  const address = 'https://'
  const from = start + inside.length + 3
  return {
    text: `${text.slice(0, start)}[${inside}](${address})${text.slice(end)}`,
    start: from,
    end: from + address.length,
  }
}

/** Puts something in the place of what is selected. */
export const replace = ({ text, start, end }: Selected, by: string): Selected => ({
  text: text.slice(0, start) + by + text.slice(end),
  start: start + by.length,
  end: start + by.length,
})

/** The same as a paragraph of its own. */
export function paragraph(selected: Selected, by: string): Selected {
  const before = selected.text.slice(0, selected.start)
  const gap = !before || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  return replace(selected, `${gap}${by}\n\n`)
}

/** On Enter in a list: begins the next point, or ends the list where the point is empty; null outside lists. */
export function nextPoint({ text, start, end }: Selected): Selected | null {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const match = /^(\s*)([-*]|(\d+)[.)]) (.*)$/.exec(text.slice(from, start))
  if (!match || start !== end) return null
  const [, indent, mark, number, rest] = match
  if (!rest) return { text: text.slice(0, from) + text.slice(start), start: from, end: from }
  const next = number ? mark!.replace(number, String(Number(number) + 1)) : mark
  return replace({ text, start, end }, `\n${indent}${next} `)
}

/** Nobody quotes more than this on purpose; the way to the whole stands above it. */
const quotedCharacters = 500

/** A text as a quotation of who said it, with the way to it. */
export const quotation = (text: string, who: string, address: string) =>
  `> [${who.replace(/[[\]]/g, '')}](${address}):\n${shortened(text.trim()).replace(/^/gm, '> ')}`

const shortened = (text: string) =>
  text.length > quotedCharacters ? `${text.slice(0, quotedCharacters).replace(/\s+\S*$/, '')} …` : text

/** The post, or the answer, in whose text something is selected on the page. */
export function selectedText(of: 'post' | 'answer'): string | undefined {
  const selection = getSelection()
  const [from, to] = [textOf(of, selection?.anchorNode), textOf(of, selection?.focusNode)]
  return selection && !selection.isCollapsed && from === to ? from : undefined
}

const textOf = (of: 'post' | 'answer', node: Node | null | undefined) =>
  (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>(`[data-${of}-text]`)?.dataset[
    `${of}Text`
  ]

/** What is selected in the text of a post. */
export const selectedIn = (postId: string) =>
  selectedText('post') === postId ? getSelection()!.toString().trim() : undefined
