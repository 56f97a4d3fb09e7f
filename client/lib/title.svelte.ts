let page = $state('')

/** What the page on screen is called; empty: just the forum. */
export const title = {
  get page() {
    return page
  },
}

/** Names the page, while it is on screen: `titled(() => thread?.title ?? '')`, said once while it is being made. */
export function titled(name: () => string) {
  $effect(() => {
    page = name()
    return () => (page = '')
  })
}
