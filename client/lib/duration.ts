import { t } from './messages.svelte'

/** `5 minutes`: a length of time in its largest whole unit. */
export function inWords(seconds: number) {
  if (seconds < 60) return t('order.seconds', { count: seconds })
  if (seconds < 3_600) return t('order.minutes', { count: Math.ceil(seconds / 60) })
  return t('order.hours', { count: Math.ceil(seconds / 3_600) })
}

/** `14:05`, in the reader's own time. */
export const clockTime = (moment: number) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(moment))
