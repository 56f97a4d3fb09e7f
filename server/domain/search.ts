import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import { mentionPattern } from '../../contract/markup'
import type { Hit, Marked, search } from '../../contract/search'
import { findSpans, parseWords, type Part } from '../../contract/wanted'
import { findByWords, idOf, loadFound, type Found } from '../../db/queries/search'
import type { Context } from '../context'
import { listOf, readableChannel } from './channels'
import { cursorOf, parseCursor } from './cursor'
import { becauseOf, withMeanings, type Wanted } from '../meanings'
import { presentThread } from './threads'

export async function find(ctx: Context, { q, cursor, channelId, ...filter }: Input<typeof search>) {
  const within = channelId ? listOf(await readableChannel(ctx, channelId)) : {}
  const after = parseCursor(cursor)
  const typed = parseWords(q)
  if (!typed.length) return { hits: [], next: null }
  const wanted = await withMeanings(ctx, typed)
  const size = limits.page.hits
  const found = await findByWords(ctx.db, ctx.actor, wanted.parts, { ...filter, ...within, after }, size + 1)
  const page = found.slice(0, size)
  const last = found.length > size ? page.at(-1) : undefined
  return { hits: await present(ctx, page, wanted), next: last ? cursorOf(last.at, idOf(last)) : null }
}

/** What was removed between finding and loading is left out. */
async function present(ctx: Context, found: Found[], wanted: Wanted): Promise<Hit[]> {
  const words = wanted.parts
  const loaded = await loadFound(ctx.db, found)
  const threads = new Map(loaded.threads.map((thread) => [thread.id, thread]))
  const posts = new Map(loaded.posts.map((post) => [post.id, post]))
  const questions = new Map(loaded.questions.map((post) => [post.threadId, post]))
  const files = new Map(loaded.files.map((file) => [file.id, file]))
  return found.flatMap(({ threadId, postId, file: inFile }): Hit[] => {
    const thread = threads.get(threadId)
    const post = postId ? posts.get(postId) : questions.get(threadId)
    const file = inFile ? files.get(inFile.fileId) : undefined
    if (!thread || (postId && !post) || (inFile && !file)) return []
    const said = file ? nearFirst(file.text, words) : withoutMarkup(post?.text ?? '')
    const because = becauseOf(file ? said : (postId && post?.text) || thread.title, wanted)
    return [
      {
        ...{ thread: presentThread(thread), postId, authorId: post?.authorId ?? thread.authorId },
        file: file ? { id: file.id, name: file.name } : null,
        title: mark(thread.title, words),
        excerpt: mark(excerpt(said, words), words),
        because,
      },
    ]
  })
}

/** Of a long text that part in which the first hit stands, with what is around it: to read all of it takes its time. */
function nearFirst(text: string, words: Part[]) {
  const [step, around] = [1_000, 200]
  for (let from = 0; from < text.length; from += step) {
    const lead = Math.min(from, around)
    const part = text.slice(from - lead, from + step + around)
    if (findSpans(part, words).some(({ start }) => start >= lead && start < lead + step)) return part
  }
  return text
}

/** Every second piece is a hit. */
function mark(text: string, words: Part[]): Marked {
  const pieces: Marked = []
  let from = 0
  for (const { start, end } of findSpans(text, words)) {
    pieces.push(text.slice(from, start), text.slice(start, end))
    from = end
  }
  return [...pieces, text.slice(from)]
}

const [charactersBefore, charactersInAll] = [80, 260]

/** The part of a text around the first hit, in one line, cut between words. */
function excerpt(text: string, words: Part[]): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const wanted = Math.max(0, (findSpans(line, words)[0]?.start ?? 0) - charactersBefore)
  const from = wanted ? line.indexOf(' ', wanted) + 1 : 0
  const to = from + charactersInAll
  if (to >= line.length) return `${from ? '… ' : ''}${line.slice(from)}`
  const cut = line.lastIndexOf(' ', to)
  return `${from ? '… ' : ''}${line.slice(from, cut > from ? cut : to)} …`
}

/** As one would read it aloud: what is said in Markdown, without its marks. */
const withoutMarkup = (text: string) =>
  text
    .replace(mentionPattern, '@$1')
    .replace(/\[([^\]\n]+)\]\([^()\s]+\)/g, '$1')
    .replace(/^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*(?:\||$))+/gm, '')
    .replace(/^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$/gm, '')
    .replace(/^[ \t]*(?:>[ \t]?|#{1,6}[ \t]+)+/gm, '')
    .replace(/^[ \t]*[-*+][ \t]+/gm, '· ')
    .replace(/\*\*|__|`/g, '')
