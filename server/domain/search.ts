import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import { mentionPattern } from '../../contract/markup'
import type { Hit, Marked, search, searchThread } from '../../contract/search'
import { findSpans, parseWords, type Part } from '../../contract/wanted'
import { loadFound, type Found } from '../../db/queries/search'
import type { Context } from '../context'
import { listOf, readableChannel } from './channels'
import { presentAll as presentDocuments } from './documents'
import { lookFor } from '../lookFor'
import { becauseOf, type Wanted } from '../meanings'
import { pace } from '../pace'
import { presentThread, readable } from './threads'

export async function find(ctx: Context, { q, cursor, channelId, hasFile, ...filters }: Input<typeof search>) {
  const within = channelId ? listOf(await readableChannel(ctx, channelId)) : {}
  const filter = { ...filters, ...within, ...(hasFile && { hasFile }) }
  // A place where one looks, and nothing to look for, is no question yet.
  if (!parseWords(q).length && !Object.keys(filter).length) return { hits: [], next: null }
  pace(ctx, 'searches')
  const { found, wanted, next } = await lookFor(ctx, q, filter, limits.page.hits, cursor)
  return { hits: await present(ctx, found, wanted), next }
}

/** In one thread: the posts alone, which the page has or loads. */
export async function findInThread(ctx: Context, { threadId, q }: Input<typeof searchThread>) {
  const { thread } = await readable(ctx, threadId)
  const typed = parseWords(q)
  if (!typed.length) return { posts: [], also: [], marked: [], more: false }
  pace(ctx, 'searches')
  const { found, wanted, next } = await lookFor(ctx, q, { threadId: thread.id }, limits.page.hitsInThread)
  const { posts } = await loadFound(ctx.db, found)
  posts.sort((a, b) => a.root - b.root || a.number - b.number)
  const also = posts.flatMap(({ text }) => alsoIn(text, wanted.parts))
  const said = posts.flatMap(({ text }) =>
    findSpans(text, wanted.parts).map(({ start, end }) => text.slice(start, end)),
  )
  return {
    posts: posts.map(({ id, number }) => ({ id, number })),
    also: [...new Set(also)].slice(0, limits.nearWords),
    // What holds the words that were typed, the page finds itself.
    marked: [...new Set(said)].filter((each) => !findSpans(each, typed).length).slice(0, limits.wordsPerTerm),
    more: next !== null,
  }
}

/** What was removed between finding and loading is left out. */
async function present(ctx: Context, found: Found[], wanted: Wanted): Promise<Hit[]> {
  const loaded = await loadFound(ctx.db, found)
  const documents = byId(await presentDocuments(ctx, loaded.documents))
  const [threads, posts, files] = [byId(loaded.threads), byId(loaded.posts), byId(loaded.files)]
  const questions = new Map(loaded.questions.map((post) => [post.threadId, post]))
  return found.flatMap(({ threadId, postId, documentId, file: inFile }): Hit[] => {
    const row = inFile && files.get(inFile.fileId)
    const said = row && nearFirst(row.text, wanted.parts)
    const file = row ? { id: row.id, name: row.name } : null
    const document = documents.get(documentId ?? '')
    const thread = threads.get(threadId ?? '')
    const post = postId ? posts.get(postId) : questions.get(threadId ?? '')
    if ((inFile && !file) || (postId && !post)) return []
    if (document) {
      const { title, note } = document
      const shown = show(title, said ?? note, said ?? `${title} ${note}`, wanted)
      return [{ thread: null, document, postId: null, authorId: null, file, ...shown }]
    }
    if (!thread) return []
    const by = said ?? ((postId && post?.text) || thread.title)
    const shown = show(thread.title, said ?? withoutMarkup(post?.text ?? ''), by, wanted)
    const authorId = post?.authorId ?? thread.authorId
    return [{ thread: presentThread(thread), document: null, postId, authorId, file, ...shown }]
  })
}
const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]))

/** `by`: the text by which it was found. */
const show = (title: string, text: string, by: string, wanted: Wanted) => ({
  title: mark(title, wanted.parts),
  excerpt: mark(excerpt(text, wanted.parts), wanted.parts),
  also: alsoIn(by, wanted.parts),
  because: becauseOf(by, wanted),
})

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

/** Words of a text that are not those that were typed, but were found for them. */
const alsoIn = (text: string, words: Part[]) => [
  ...new Set(findSpans(text, words).flatMap(({ start, end, isNear }) => (isNear ? [text.slice(start, end)] : []))),
]

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
