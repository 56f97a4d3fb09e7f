import { exactDay, localDay } from './messages.svelte'

/** The day something was last confirmed: one that somebody named, or the day of a moment where one reads. */
export const sinceInWords = (since: string) => (since.length === 10 ? exactDay(since) : localDay(since))
