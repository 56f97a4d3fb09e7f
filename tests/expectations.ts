import { signedIn, type Row } from './expectations/cells'
import { audit } from './expectations/audit'
import { channels } from './expectations/channels'
import { drafts } from './expectations/drafts'
import { files } from './expectations/files'
import { forum } from './expectations/forum'
import { groups } from './expectations/groups'
import { invitations } from './expectations/invitations'
import { members } from './expectations/members'
import { mentions } from './expectations/mentions'
import { moves } from './expectations/moves'
import { people } from './expectations/people'
import { posts } from './expectations/posts'
import { reads } from './expectations/reads'
import { search } from './expectations/search'
import { session } from './expectations/session'
import { threads } from './expectations/threads'

/**
 * Who may do what, written by hand and never read by the server. A column is a principal, in the order of `principals`:
 * `+` done · `?` signed out (401) · `-` not allowed (403) · `0` not found (404), the same as for what does not exist.
 * The rows are in tests/expectations/, a file a noun. In each channel things were written by: network and full: ada;
 * legal: leo; announcements: mia.
 */
export const principals = {
  nobody: null,
  ada: { member: 'Alpha' },
  leo: { member: 'Beta', groups: ['legal'] },
  cora: { member: 'Gamma', convenes: ['legal'] },
  mia: { member: 'Delta', role: 'moderator' },
  sam: { member: 'Alpha', role: 'secretariat' },
  oto: { member: 'Epsilon' },
  dora: { member: 'Alpha', disabled: true },
} as const

export const expectations: Row[] = [
  ...session,
  ...invitations,
  ...forum,
  ...members,
  ...people,
  ...groups,
  ...audit,
  ...channels,
  ...threads,
  ...moves,
  ...posts,
  ...reads,
  ...drafts,
  ...mentions,
  ...search,
  ...files,
  // The last: it ends every other session of whoever may.
  ['changePassword', '', signedIn],
]
