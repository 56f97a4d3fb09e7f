import { createRouter, searchParams } from 'sv-router'
import Anew from '../components/Anew.svelte'
import { arrived } from './arrival'

export { Router } from 'sv-router'

/**
 * Every screen there is. A page is made anew for each path, so it may read `route.params` once; the query may change
 * under it, so that is read where it is needed, with `query`.
 */
export const { p, navigate, isActive, route } = createRouter({
  '/': () => import('../pages/Home.svelte'),
  '/channels/:slug': () => import('../pages/Channel.svelte'),
  /** `?group=ID`: of that group. */
  '/new-channel': () => import('../pages/NewChannel.svelte'),
  /** `?post=ID`: open at that post. `?tab=answers`, `?tab=summary`: at that part of a consultation. */
  '/threads/:threadId': () => import('../pages/Thread.svelte'),
  /** `?channel=slug`: ask in that channel. */
  '/ask': () => import('../pages/Ask.svelte'),
  '/search': () => import('../pages/Search.svelte'),
  /** `?view=documents`; `?open=`: the one of this id alone; `?document=new` or its id: one that is being added or changed. */
  '/library': () => import('../pages/Library.svelte'),
  '/directory': () => import('../pages/Directory.svelte'),
  '/directory/members/:code': () => import('../pages/Member.svelte'),
  /** `?q=`: the terms with such a word. `?view=suggestions`: what is suggested. */
  '/glossary': () => import('../pages/Glossary.svelte'),
  /** What was done in a group; for its convenors. */
  '/groups/:slug/log': () => import('../pages/GroupLog.svelte'),
  '/labels': () => import('../pages/Labels.svelte'),
  '/me': () => import('../pages/Me.svelte'),
  '/moderation': () => import('../pages/Moderation.svelte'),
  '/administration/people/:personId': () => import('../pages/ViewAs.svelte'),
  '/administration': () => import('../pages/Administration.svelte'),
  '*': () => import('../pages/NotFound.svelte'),
  layout: Anew,
  hooks: { afterLoad: arrived },
})

/** One value of what stands behind the `?`, as text; empty where there is none. */
export const query = (name: string) => new URLSearchParams(searchParams.toString()).get(name) ?? ''

/** Changes the query of this page in place: a reload or Back comes back to it. What is empty is left out. */
export const setQuery = (changes: Record<string, string | undefined>) => toQuery(changes, true)

/** The same, as a step of its own: Back undoes it. */
export const pushQuery = (changes: Record<string, string | undefined>) => toQuery(changes, false)

function toQuery(changes: Record<string, string | undefined>, replace: boolean) {
  const search = changed(changes).toString() || undefined
  return navigate(route.pathname as '/', { search, replace, scrollToTop: false })
}

/**
 * The same in the address alone, for a page that is being left: Back returns to it as it was. To navigate now would
 * call off the way somewhere else that has just begun.
 */
export const leaveQuery = (changes: Record<string, string | undefined>) =>
  history.replaceState(history.state, '', `?${changed(changes)}`)

function changed(changes: Record<string, string | undefined>) {
  const next = new URLSearchParams(searchParams.toString())
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}

/** Fetches the other pages once this one has settled, so that they open at once, and without a connection. */
export function fetchAhead() {
  const pages = [
    () => import('../pages/Home.svelte'),
    () => import('../pages/Channel.svelte'),
    () => import('../pages/Thread.svelte'),
    () => import('../pages/Ask.svelte'),
    () => import('../pages/Search.svelte'),
    () => import('../pages/Directory.svelte'),
    () => import('../pages/Library.svelte'),
    () => import('../pages/Me.svelte'),
  ]
  // Without a connection just then, they come when they are wanted.
  setTimeout(() => pages.forEach((load) => void load().catch(() => undefined)), settleMilliseconds)
}
const settleMilliseconds = 5_000

// A click that asks for a new tab or window is the browser's, not the router's.
document.addEventListener('click', (event) => {
  const isForBrowser = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0
  if (isForBrowser || event.defaultPrevented) event.stopPropagation()
})

/** Whether a key belongs to what is being written, not to the page. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
