import type admin from './en/admin.json'
import type answer from './en/answer.json'
import type ask from './en/ask.json'
import type audit from './en/audit.json'
import type channel from './en/channel.json'
import type comparison from './en/comparison.json'
import type compose from './en/compose.json'
import type consult from './en/consult.json'
import type directory from './en/directory.json'
import type files from './en/files.json'
import type first from './en/first.json'
import type glossary from './en/glossary.json'
import type group from './en/group.json'
import type held from './en/held.json'
import type home from './en/home.json'
import type library from './en/library.json'
import type me from './en/me.json'
import type moderation from './en/moderation.json'
import type order from './en/order.json'
import type reach from './en/reach.json'
import type search from './en/search.json'
import type shell from './en/shell.json'
import type summary from './en/summary.json'
import type thread from './en/thread.json'
import type view from './en/view.json'

type PluralEnding = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other'
type WithoutPlural<K> = K extends `${infer Stem}${PluralEnding}` ? Stem : K
/** All there is to say, wherever in the client it is said. */
export type MessageKey = WithoutPlural<
  | keyof typeof admin
  | keyof typeof answer
  | keyof typeof ask
  | keyof typeof audit
  | keyof typeof channel
  | keyof typeof comparison
  | keyof typeof compose
  | keyof typeof consult
  | keyof typeof directory
  | keyof typeof files
  | keyof typeof first
  | keyof typeof glossary
  | keyof typeof group
  | keyof typeof held
  | keyof typeof home
  | keyof typeof library
  | keyof typeof me
  | keyof typeof moderation
  | keyof typeof order
  | keyof typeof reach
  | keyof typeof search
  | keyof typeof shell
  | keyof typeof summary
  | keyof typeof thread
  | keyof typeof view
>
