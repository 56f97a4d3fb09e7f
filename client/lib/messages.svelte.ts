import type { MessageKey } from '../messages/keys'
import compose from '../messages/en/compose.json'
import files from '../messages/en/files.json'
import first from '../messages/en/first.json'
import shell from '../messages/en/shell.json'
import thread from '../messages/en/thread.json'

export type { MessageKey }
type Catalogue = Partial<Record<string, string>>

/** What is said at once: around every page, and in a thread. The rest comes with the pages and parts that say it. */
const english: Catalogue = { ...shell, ...first, ...thread, ...compose, ...files }

/** Adds what a page or part says; its module in `client/messages` does so, before anything of it is drawn. */
export const say = (messages: Catalogue) => void Object.assign(english, messages)

let locale = $state('en')
let catalogue = $state.raw<Catalogue>({})

const others = import.meta.glob<Catalogue>(['../messages/*/*.json', '!../messages/en/*.json'], { import: 'default' })

/** Speaks another language from now on; what is not translated is said in English. */
export async function speak(wanted: string) {
  const files = Object.entries(others).filter(([path]) => wanted !== 'en' && path.split('/').at(-2) === wanted)
  catalogue = Object.assign({}, ...(await Promise.all(files.map(([, load]) => load()))))
  locale = wanted
}

/**
 * What to say. `{name}` in a message is replaced by the parameter; a message with `count` has a form for each plural
 * of the language: `post.replies_one`, `post.replies_other`.
 */
export function t(key: MessageKey, parameters: Record<string, string | number> = {}): string {
  const said =
    (locale === 'en' ? undefined : find(catalogue, key, locale, parameters)) ?? find(english, key, 'en', parameters)
  return (said ?? key).replace(/\{(\w+)\}/g, (_, name: string) => inWords(parameters[name]))
}

function find(messages: Catalogue, key: string, language: string, { count }: Record<string, string | number>) {
  if (typeof count !== 'number') return messages[key]
  const form = new Intl.PluralRules(language).select(count)
  return messages[`${key}_${form}`] ?? messages[`${key}_other`] ?? messages[key]
}

const inWords = (value: string | number | undefined) =>
  typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : (value ?? '')

/** `23 November 2026 at 20:15`, in the reader's own time. */
export const exactTime = (moment: string) =>
  new Intl.DateTimeFormat(dated(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(moment))

/** `23 November 2026`; a day is the same day wherever one reads it. */
export const exactDay = (day: string) =>
  new Intl.DateTimeFormat(dated(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))

/** `23 November 2026`: the day a moment is in, where one reads. */
export const localDay = (moment: string) =>
  new Intl.DateTimeFormat(dated(), { dateStyle: 'long' }).format(new Date(moment))

/** `Monday 23 November 2026`: the day a moment is in, where one reads. */
export const longDay = (moment: string) =>
  new Intl.DateTimeFormat(dated(), { dateStyle: 'full' }).format(new Date(moment))

/** `20:15`, in the reader's own time. */
export const timeOfDay = (moment: string) =>
  new Intl.DateTimeFormat(dated(), { timeStyle: 'short' }).format(new Date(moment))

/** `Thursday 17 December at 17:00` by the clock of a zone; with the year where that is not this one. */
export function zonedTime(moment: string, zone: string) {
  const date = new Date(moment)
  const isThisYear = date.getFullYear() === new Date().getFullYear()
  const format: Intl.DateTimeFormatOptions = {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: zone },
    ...(!isThisYear && { year: 'numeric' }),
  }
  return new Intl.DateTimeFormat(dated(), format).format(date)
}

/** `17 December 2026`: the day a moment is in, where one reads. */
export const wholeDay = (moment: string) =>
  new Intl.DateTimeFormat(dated(), { dateStyle: 'long' }).format(new Date(moment))

/** `Oct 2024`, where one reads. */
export const monthIn = (moment: string) =>
  new Intl.DateTimeFormat(dated(), { month: 'short', year: 'numeric' }).format(new Date(moment))

/** `17 Dec`, where one reads. */
export const shortDay = (moment: string) =>
  new Intl.DateTimeFormat(dated(), { day: 'numeric', month: 'short' }).format(new Date(moment))

/** English as Europe writes its dates: the day first, and 24 hours. */
const dated = () => (locale === 'en' ? 'en-GB' : locale)

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** `5 minutes ago`, `yesterday`. */
export function relativeTime(moment: string, now: number) {
  const seconds = (new Date(moment).getTime() - now) / 1000
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const [unit, length] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
  return unit === 'second' ? format.format(0, 'second') : format.format(Math.trunc(seconds / length), unit)
}

/** The name of a language in the reader's own. */
export const languageName = (tag: string) => new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag
