/** An address that may be followed. `inside`: a thread of this forum, to be opened without leaving the page. */
export type Link = { href: string; inside: boolean; postId: string | null }

const protocols = new Set(['http:', 'https:', 'mailto:'])
const thread = /^\/threads\/[0-9a-f-]{36}$/

/**
 * What an address in a text leads to; null where it must stay text. Allowed are http, https and mailto, and of our own
 * pages the threads: whatever else an address of ours might do, a click in a post shall not.
 */
export function safeLink(href: string, origin: string): Link | null {
  // A browser drops tabs and line breaks in addresses and reads `\` as `/`; what relies on that has no good reason.
  if ([...href].some((letter) => letter <= ' ' || letter === '\\')) return null
  const address = URL.canParse(href, origin) ? new URL(href, origin) : null
  if (!address || !protocols.has(address.protocol)) return null
  const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(href)
  if (address.protocol !== 'mailto:' && address.origin === origin) return insideLink(address)
  if (isRelative || address.username || address.password) return null
  return { href: address.href, inside: false, postId: null }
}

function insideLink({ pathname, searchParams }: URL): Link | null {
  if (!thread.test(pathname)) return null
  const postId = searchParams.get('post')
  return { href: postId ? `${pathname}?post=${encodeURIComponent(postId)}` : pathname, inside: true, postId }
}
