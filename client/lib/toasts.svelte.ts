export interface Toast {
  id: number
  text: string
  undo?: () => void
}

const shownMilliseconds = 8_000
let shown = $state.raw<Toast[]>([])
let last = 0

/** What is on the page now, oldest first. */
export const toasts = {
  get all() {
    return shown
  },
}

/** Says in passing what happened; with `undo` it can be taken back while it is shown. */
export function toast(text: string, { undo }: Pick<Toast, 'undo'> = {}) {
  const id = ++last
  shown = [...shown.slice(-2), { id, text, undo }]
  setTimeout(() => dismiss(id), shownMilliseconds)
}

export function dismiss(id: number) {
  shown = shown.filter((toast) => toast.id !== id)
}

/** Does something; says what was done, with a way back where there is one, or why it was not. */
export async function tried(work: Promise<unknown>, said?: string, back?: () => Promise<unknown>) {
  try {
    await work
    if (said) toast(said, { undo: back && (() => void tried(back())) })
  } catch (error) {
    toast((error as Error).message)
  }
}
