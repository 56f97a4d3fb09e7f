/** How many words in a row are taken for a secret: fewer are said by chance. */
const run = 4

/** A text as what betrays it: so many of its words in a row; one that has not so many, as a whole. */
export function secretsIn(text: string): string[] {
  const words = wordsOf(text)
  return words.length < run || isId(text) ? [whole(text)] : runsOf(words)
}

/** As one would say it. */
export const shown = (secret: string) => `“${secret.replace(/^= /, '')}”`

/** The same of what was heard: every run of words, and every value as a whole. */
export function* spoken(values: Iterable<string>): Generator<string> {
  for (const value of values) {
    yield whole(value)
    yield* runsOf(wordsOf(value))
    const id = idIn.exec(value)?.[0]
    if (id) yield whole(id)
  }
}

/** All strings in something that was sent, as they were before JSON wrote them otherwise. */
export function* valuesOf(sent: string): Generator<string> {
  const json = parsed(sent)
  if (json === undefined) yield sent
  else yield* stringsIn(json)
}

const whole = (text: string) => `= ${text.trim()}`
const wordsOf = (text: string) => text.replaceAll(new RegExp(uuid, 'g'), ' ').match(/[\p{L}\p{N}]+/gu) ?? []
const runsOf = (words: string[]) => words.slice(0, 1 - run).map((_, at) => words.slice(at, at + run).join(' '))
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const idIn = new RegExp(uuid)
const isId = (text: string) => new RegExp(`^${uuid}$`).test(text)

function* stringsIn(json: unknown): Generator<string> {
  if (typeof json === 'string') yield json
  else if (Array.isArray(json)) {
    for (const each of json) yield* stringsIn(each)
    // An excerpt comes in pieces.
    if (json.length > 1 && typeof json[0] === 'string') yield json.join('')
  } else if (json && typeof json === 'object') for (const each of Object.values(json)) yield* stringsIn(each)
}

/** What goes down a socket has a number before it. */
function parsed(sent: string): unknown {
  try {
    return JSON.parse(sent.replace(/^\d+(?=[[{])/, ''))
  } catch {
    return undefined
  }
}
