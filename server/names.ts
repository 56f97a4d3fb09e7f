import type { TSchema } from 'typebox'
import * as announcements from '../contract/announcements'
import * as audit from '../contract/audit'
import * as channels from '../contract/channels'
import * as consents from '../contract/consents'
import * as answers from '../contract/answers'
import * as consultations from '../contract/consultations'
import * as desk from '../contract/desk'
import * as exports from '../contract/exports'
import * as focals from '../contract/focals'
import * as leads from '../contract/leads'
import * as jobs from '../contract/jobs'
import * as seats from '../contract/seats'
import * as summaries from '../contract/summaries'
import * as documents from '../contract/documents'
import * as library from '../contract/library'
import * as drafts from '../contract/drafts'
import type { Endpoint } from '../contract/endpoint'
import * as errors from '../contract/errors'
import * as events from '../contract/events'
import * as files from '../contract/files'
import * as forum from '../contract/forum'
import * as glossary from '../contract/glossary'
import * as groups from '../contract/groups'
import * as heldPosts from '../contract/heldPosts'
import * as invitations from '../contract/invitations'
import * as members from '../contract/members'
import * as mentions from '../contract/mentions'
import * as moves from '../contract/moves'
import * as hiding from '../contract/hiding'
import * as notes from '../contract/notes'
import * as orders from '../contract/orders'
import * as redactions from '../contract/redactions'
import * as removals from '../contract/removals'
import * as reports from '../contract/reports'
import * as suspensions from '../contract/suspensions'
import * as transfers from '../contract/transfers'
import * as people from '../contract/people'
import * as posts from '../contract/posts'
import * as reads from '../contract/reads'
import * as reaches from '../contract/reaches'
import * as rounds from '../contract/rounds'
import * as search from '../contract/search'
import * as similar from '../contract/similar'
import * as session from '../contract/session'
import * as taxonomy from '../contract/taxonomy'
import * as threads from '../contract/threads'
import * as views from '../contract/views'

const contract = Object.entries<unknown>({
  ...announcements,
  ...audit,
  ...channels,
  ...answers,
  ...consultations,
  ...desk,
  ...exports,
  ...focals,
  ...jobs,
  ...leads,
  ...seats,
  ...summaries,
  ...documents,
  ...library,
  ...drafts,
  ...errors,
  ...events,
  ...files,
  ...forum,
  ...glossary,
  ...groups,
  ...invitations,
  ...members,
  ...mentions,
  ...moves,
  ...consents,
  ...reaches,
  ...people,
  ...transfers,
  ...suspensions,
  ...reports,
  ...removals,
  ...redactions,
  ...orders,
  ...notes,
  ...hiding,
  ...heldPosts,
  ...posts,
  ...reads,
  ...rounds,
  ...search,
  ...similar,
  ...session,
  ...taxonomy,
  ...threads,
  ...views,
})

/** What the contract calls each endpoint: `PUT /api/threads/:threadId` is `editThread`. */
export const endpointNames = new Map(
  contract.flatMap(([name, it]) => (isEndpoint(it) ? [[`${it.method} ${it.path}`, name] as const] : [])),
)

/** What the contract calls each shape: `Thread`, `Post` … */
export const shapes = contract.filter((entry): entry is [string, TSchema] => isShape(...entry))

function isEndpoint(it: unknown): it is Endpoint {
  return typeof it === 'object' && it !== null && 'reply' in it
}

function isShape(name: string, it: unknown) {
  return /^[A-Z]/.test(name) && typeof it === 'object' && it !== null
}
