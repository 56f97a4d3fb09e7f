import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import { mentionPattern } from '../../contract/markup'
import type { Hit, Marked, search } from '../../contract/search'
import { findByWords, idOf, loadFound, type Found } from '../../db/queries/search'
import { parseWords, toPattern } from '../../db/words'
import type { Context } from '../context'
import { listOf, readableChannel } from './channels'
import { cursorOf, parseCursor } from './cursor'
import { presentThread } from './threads'

export async function find(ctx: Context, { q, cursor, channelId, ...filter }: Input<typeof search>) {
  const within = channelId ? listOf(await readableChannel(ctx, channelId)) : {}
  const after = parseCursor(cursor)
  const words = parseWords(q)
  if (!words) return { hits: [], next: null }
  const size = limits.page.hits
  const found = await findByWords(ctx.db, ctx.actor, words, { ...filter, ...within, after }, size + 1)
  const page = found.slice(0, size)
  const last = found.length > size ? page.at(-1) : undefined
  return { hits: await present(ctx, page, toPattern(words)), next: last ? cursorOf(last.at, idOf(last)) : null }
}

/** What was removed between finding and loading is left out. */
async function present(ctx: Context, found: Found[], pattern: RegExp): Promise<Hit[]> {
  const loaded = await loadFound(ctx.db, found)
  const threads = new Map(loaded.threads.map((thread) => [thread.id, thread]))
  const posts = new Map(loaded.posts.map((post) => [post.id, post]))
  const questions = new Map(loaded.questions.map((post) => [post.threadId, post]))
  return found.flatMap(({ threadId, postId }): Hit[] => {
    const thread = threads.get(threadId)
    const post = postId ? posts.get(postId) : questions.get(threadId)
    if (!thread || (postId && !post)) return []
    const text = { title: mark(thread.title, pattern), excerpt: mark(excerpt(post?.text ?? '', pattern), pattern) }
    return [{ thread: presentThread(thread), postId, authorId: post?.authorId ?? thread.authorId, ...text }]
  })
}

/** Every second piece is a hit. */
function mark(text: string, pattern: RegExp): Marked {
  const pieces: Marked = []
  let end = 0
  for (const { 0: hit, index } of text.matchAll(pattern)) {
    pieces.push(text.slice(end, index), hit)
    end = index + hit.length
  }
  return [...pieces, text.slice(end)]
}

const [charactersBefore, charactersInAll] = [80, 260]

/** The part of a text around the first hit, in one line, cut between words. */
function excerpt(text: string, pattern: RegExp): string {
  const line = withoutMarkup(text).replace(/\s+/g, ' ').trim()
  const hit = line.search(new RegExp(pattern, 'iu'))
  const wanted = Math.max(0, hit - charactersBefore)
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
