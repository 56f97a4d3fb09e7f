/**
 * What happens on arriving at a page: one comes back to where one was, and to the top of what is new; the keyboard and
 * the screen reader start at the page, not at the link that led here.
 */
const places = new Map<number, number>()
let index = position()
let path = location.pathname
let isReturn = false

addEventListener('popstate', () => (isReturn = true))
addEventListener('scroll', () => places.set(index, scrollY), { passive: true })

export function arrived() {
  const isNew = location.pathname !== path
  path = location.pathname
  index = position()
  // A thread opens where one stopped reading; it knows better than a number of pixels.
  if (isReturn && !path.startsWith('/threads/')) scrollBack(places.get(index) ?? 0)
  if (isNew) document.querySelector('main')?.focus({ preventScroll: true })
  isReturn = false
}

function position() {
  const { _routerIndex: index = 0 } = (history.state ?? {}) as { _routerIndex?: number }
  return index
}

/** Waits for the page to be long enough again, but not for longer than one would. */
function scrollBack(top: number) {
  const deadline = performance.now() + 1_500
  const stop = new AbortController()
  for (const act of ['wheel', 'touchstart', 'keydown']) {
    addEventListener(act, () => stop.abort(), { once: true, passive: true, signal: stop.signal })
  }
  const step = () => {
    if (stop.signal.aborted) return
    scrollTo({ top, behavior: 'instant' })
    if (Math.abs(scrollY - top) < 2 || performance.now() > deadline) stop.abort()
    else requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}
