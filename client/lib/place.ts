import { tick } from 'svelte'
import type { Attachment } from 'svelte/attachments'

/** Where one was in a thread: a post, and how far below the top of the window it stood, in pixels. */
export interface Place {
  postId: string
  top: number
}

/** The place this page was left at, when one comes back to it by Back or by loading it again. */
export const keptPlace = () => (history.state as { place?: Place } | null)?.place

export const keepPlace = (place: Place) =>
  history.replaceState({ ...(history.state as object | null), place }, '', location.href)

export const elementOf = (postId: string) => document.getElementById(`post-${postId}`)

/** Brings a post to where it was, or to an edge of the window. Again: posts are measured once they are near. */
export async function bringTo({
  postId,
  top,
  edge = 'start',
}: Partial<Place> & { postId: string; edge?: 'start' | 'end' }) {
  await tick()
  for (let turn = 0; turn < 3; turn++) {
    const element = elementOf(postId)
    if (!element) return
    if (top === undefined) element.scrollIntoView({ block: edge, behavior: 'instant' })
    else scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' })
    await new Promise(requestAnimationFrame)
  }
}

/** Does something that changes what stands above, and keeps what is on screen where it is. */
export async function holding(postId: string, change: () => Promise<void>) {
  const before = elementOf(postId)?.getBoundingClientRect().top
  await change()
  await tick()
  const after = elementOf(postId)?.getBoundingClientRect().top
  if (before === undefined || after === undefined) return
  if (Math.abs(after - before) > 1) scrollBy({ top: after - before, behavior: 'instant' })
}

/** When this grows or shrinks while one is at the end of the page, one stays there. */
export const keepingEnd: Attachment<HTMLElement> = (element) => {
  let height = element.offsetHeight
  const observer = new ResizeObserver(() => {
    const grown = element.offsetHeight - height
    height += grown
    const { scrollHeight } = document.documentElement
    if (grown && scrollY + innerHeight >= scrollHeight - grown - 8) scrollTo({ top: scrollHeight, behavior: 'instant' })
  })
  observer.observe(element)
  return () => observer.disconnect()
}
