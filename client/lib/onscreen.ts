import type { Attachment } from 'svelte/attachments'

/** How long something has to be looked at before it counts as seen. */
const dwellMilliseconds = 600
const steps = Array.from({ length: 21 }, (_, step) => step / 20)

interface Watcher {
  /** It came on screen, or left it. */
  shown?: (isShown: boolean) => void
  /** It was on screen (half of it, or filling the screen) for long enough, on a page that is looked at. */
  seen?: () => void
}

/** Tells whether an element is on screen, and when it was there long enough to be read. */
export const onScreen =
  ({ shown, seen }: Watcher): Attachment =>
  (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isShown = false
    const update = () => {
      const isLooked = isShown && document.visibilityState === 'visible'
      if (!isLooked) timer = void clearTimeout(timer)
      else if (seen) timer ??= setTimeout(seen, dwellMilliseconds)
    }
    const observer = new IntersectionObserver(
      (entries) => {
        const { intersectionRatio, intersectionRect, rootBounds } = entries.at(-1)!
        const isFilling = rootBounds !== null && intersectionRect.height >= rootBounds.height * 0.5
        isShown = intersectionRatio >= 0.5 || isFilling
        shown?.(isShown)
        update()
      },
      // What lies behind the docked composer is not on screen.
      { threshold: steps, rootMargin: '0px 0px -96px 0px' },
    )
    observer.observe(element)
    document.addEventListener('visibilitychange', update)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      shown?.(false)
      document.removeEventListener('visibilitychange', update)
    }
  }

/** Tells whether an element is on screen or about to be; one observer looks at all of them. */
export const within =
  (told: (isWithin: boolean) => void): Attachment =>
  (element) => {
    telling.set(element, told)
    observer ??= new IntersectionObserver(
      (entries) => entries.forEach(({ target, isIntersecting }) => telling.get(target)?.(isIntersecting)),
      { rootMargin: '100px 0px' },
    )
    observer.observe(element)
    return () => {
      observer?.unobserve(element)
      telling.delete(element)
    }
  }
const telling = new WeakMap<Element, (isWithin: boolean) => void>()
let observer: IntersectionObserver | undefined

/** Calls for more whenever an element is near the screen, again and again until it is not any more. */
export const near =
  (more: () => Promise<void>): Attachment =>
  (element) => {
    let isOver = false
    const observer = new IntersectionObserver(
      async (entries) => {
        if (!entries.at(-1)!.isIntersecting) return
        observer.unobserve(element)
        const failed = await more().then(
          () => false,
          () => true,
        )
        if (failed) await new Promise((resolve) => setTimeout(resolve, 2_000))
        if (!isOver) observer.observe(element)
      },
      { rootMargin: '900px 0px' },
    )
    observer.observe(element)
    return () => {
      isOver = true
      observer.disconnect()
    }
  }
