import admin from '../messages/en/admin.json'
import ask from '../messages/en/ask.json'
import audit from '../messages/en/audit.json'
import channel from '../messages/en/channel.json'
import compose from '../messages/en/compose.json'
import directory from '../messages/en/directory.json'
import files from '../messages/en/files.json'
import group from '../messages/en/group.json'
import held from '../messages/en/held.json'
import home from '../messages/en/home.json'
import me from '../messages/en/me.json'
import moderation from '../messages/en/moderation.json'
import order from '../messages/en/order.json'
import reach from '../messages/en/reach.json'
import search from '../messages/en/search.json'
import shell from '../messages/en/shell.json'
import thread from '../messages/en/thread.json'
import view from '../messages/en/view.json'

const english = {
  ...shell,
  ...group,
  ...home,
  ...channel,
  ...thread,
  ...order,
  ...compose,
  ...ask,
  ...files,
  ...reach,
  ...search,
  ...directory,
  ...me,
  ...moderation,
  ...held,
  ...admin,
  ...view,
  ...audit,
}

type PluralEnding = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other'
type WithoutPlural<K> = K extends `${infer Stem}${PluralEnding}` ? Stem : K
export type MessageKey = WithoutPlural<keyof typeof english>
type Catalogue = Partial<Record<string, string>>

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

/** `Monday 23 November 2026`: the day a moment is in, where one reads. */
export const longDay = (moment: string) =>
  new Intl.DateTimeFormat(dated(), { dateStyle: 'full' }).format(new Date(moment))

/** `20:15`, in the reader's own time. */
export const timeOfDay = (moment: string) =>
  new Intl.DateTimeFormat(dated(), { timeStyle: 'short' }).format(new Date(moment))

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
