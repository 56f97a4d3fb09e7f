import { isTyping } from './router'

type Deed = () => void

/** Plain keys for deeds; never while something is being written, a dialog is open, or a key is held that means more. */
export const hotkeys = (deeds: Record<string, Deed>) => (event: KeyboardEvent) => {
  const deed = deeds[event.key]
  if (!deed || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (isTyping(event.target) || document.querySelector('dialog[open], [popover]:popover-open')) return
  event.preventDefault()
  deed()
}

/** What a Mac calls ⌘ others call Ctrl. */
export const isCommand = (event: KeyboardEvent) => event.ctrlKey || event.metaKey
