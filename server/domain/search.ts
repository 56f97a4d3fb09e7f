import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import { mentionPattern } from '../../contract/markup'
import type { Hit, Marked, search, searchThread } from '../../contract/search'
import { findSpans, parseWords, type Part } from '../../contract/wanted'
import { loadFound, type Found } from '../../db/queries/search'
import type { Context } from '../context'
import { listOf, readableChannel } from './channels'
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
        also: alsoIn(postId ? said : thread.title, words),
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
