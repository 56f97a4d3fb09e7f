/** What a clipboard holds as HTML (from Word, a browser, a mail), as Markdown: paragraphs, lists, links, emphasis. */
export function markdownOf(html: string): string {
  // Styles say what Word means by a paragraph; as styles they would be reported as breaking the rules of this page.
  const inert = html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='))
  const { body } = new DOMParser().parseFromString(inert, 'text/html')
  return blocksIn(body, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Whether there is anything in it that plain text would lose. */
export const isRich = (html: string) =>
  /<(ul|ol|li|a\s[^>]*href|b|strong|i|em|h[1-6]|blockquote|table)[\s>]|mso-list/i.test(html)

const skipped = new Set(['STYLE', 'SCRIPT', 'TITLE', 'META', 'LINK', 'HEAD', 'TEMPLATE', 'NOSCRIPT'])
const blocks = new Set(
  'P DIV SECTION ARTICLE HEADER FOOTER MAIN UL OL LI BLOCKQUOTE H1 H2 H3 H4 H5 H6 TABLE TBODY THEAD TR PRE HR'.split(
    ' ',
  ),
)

function blocksIn(parent: Node, indent: string): string {
  let result = ''
  let line = ''
  const flush = () => {
    if (line.trim()) result += `\n\n${line.trim()}`
    line = ''
  }
  for (const node of parent.childNodes) {
    if (node instanceof Element && blocks.has(node.tagName)) {
      flush()
      result += block(node, indent)
    } else if (node instanceof Element && node.querySelector('p,div,ul,ol,table')) {
      // Browsers put the whole of what was copied into one inline element.
      flush()
      result += blocksIn(node, indent)
    } else line += inline(node)
  }
  flush()
  return result
}

function block(element: Element, indent: string): string {
  const { tagName } = element
  if (tagName === 'UL' || tagName === 'OL') return `\n\n${list(element, indent)}`
  if (tagName === 'HR') return '\n\n---'
  if (tagName === 'PRE') return `\n\n\`\`\`\n${element.textContent}\n\`\`\``
  if (tagName === 'BLOCKQUOTE') return `\n\n${blocksIn(element, indent).trim().replace(/^/gm, '> ')}`
  if (tagName === 'TR') return `\n${[...element.children].map((cell) => inlineOf(cell).trim()).join(' | ')}`
  const heading = /^H([1-6])$/.exec(tagName)
  if (heading) return `\n\n${'#'.repeat(Number(heading[1]))} ${inlineOf(element).trim()}`
  const point = tagName === 'P' && wordPoint(element)
  return point || blocksIn(element, indent)
}

function list(element: Element, indent: string): string {
  let number = Number(element.getAttribute('start')) || 1
  return [...element.children]
    .map((item) => {
      // Some editors put a list inside a list beside its points instead of into one.
      if (item.tagName === 'UL' || item.tagName === 'OL') return list(item, `${indent}   `)
      const mark = element.tagName === 'OL' ? `${number++}. ` : '- '
      return `${indent}${mark}${blocksIn(item, `${indent}   `)
        .trim()
        .replace(/\n\n(?=\s*([-]|\d+\.) )/g, '\n')}`
    })
    .join('\n')
}

/** Word writes lists as paragraphs whose style says so, each with its bullet or number as text. */
function wordPoint(element: Element): string | false {
  const level = /mso-list:[^;"]*level(\d)/.exec(element.getAttribute('data-style') ?? '')
  if (!level) return false
  const copy = element.cloneNode(true) as Element
  const bullet = [...copy.querySelectorAll('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('data-style') ?? ''),
  )
  const mark = /^\(?(\d+|[a-z])[.)]/i.test(bullet?.textContent?.trim() ?? '') ? '1. ' : '- '
  bullet?.remove()
  return `\n${'   '.repeat(Number(level[1]) - 1)}${mark}${inlineOf(copy).trim()}`
}

const inlineOf = (element: Node): string => [...element.childNodes].map(inline).join('')

function inline(node: Node): string {
  if (node.nodeType === 3) return node.textContent!.replace(/[\s\u00a0]+/g, ' ')
  if (!(node instanceof Element) || skipped.has(node.tagName)) return ''
  const text = inlineOf(node)
  if (node.tagName === 'BR') return '\n'
  if (!text.trim()) return text
  if (node.tagName === 'A') return linkTo(node.getAttribute('href') ?? '', text)
  if (/^(B|STRONG)$/.test(node.tagName) && !/font-weight:\s*(normal|400)/.test(node.getAttribute('data-style') ?? '')) {
    return marked(text, '**')
  }
  return /^(I|EM)$/.test(node.tagName) ? marked(text, '*') : text
}

const linkTo = (href: string, text: string) =>
  /^(https?:|mailto:)/i.test(href) ? (text.trim() === href ? href : `[${text.trim()}](${href})`) : text

/** Marks belong to the words, not to the spaces around them. */
const marked = (text: string, mark: string) => text.replace(/^(\s*)([\s\S]*?)(\s*)$/, `$1${mark}$2${mark}$3`)
