import { t } from './messages.svelte'

const named = {
  consultations: 'jobs.name.consultations',
  fileTexts: 'jobs.name.fileTexts',
  tidying: 'jobs.name.tidying',
} as const

/** What a job does, in words; one that is not known here goes by its own name. */
export const jobName = (name: string) => (name in named ? t(named[name as keyof typeof named]) : name)

/** `every 30 seconds`: in its largest whole unit. */
export function everyInWords(seconds: number) {
  if (seconds % 3_600 === 0) return t('jobs.every.hours', { count: seconds / 3_600 })
  if (seconds % 60 === 0) return t('jobs.every.minutes', { count: seconds / 60 })
  return t('jobs.every.seconds', { count: seconds })
}
