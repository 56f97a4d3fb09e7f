import { signedIn, type Row } from './expectations/cells'
import { audit } from './expectations/audit'
import { channels } from './expectations/channels'
import { consultations } from './expectations/consultations'
import { documents } from './expectations/documents'
import { drafts } from './expectations/drafts'
import { files } from './expectations/files'
import { forum } from './expectations/forum'
import { glossary } from './expectations/glossary'
import { groups } from './expectations/groups'
import { heldPosts } from './expectations/heldPosts'
import { hiding } from './expectations/hiding'
import { invitations } from './expectations/invitations'
import { members } from './expectations/members'
import { mentions } from './expectations/mentions'
import { moves } from './expectations/moves'
import { orders } from './expectations/orders'
import { people } from './expectations/people'
import { posts } from './expectations/posts'
import { reaches } from './expectations/reaches'
import { reads } from './expectations/reads'
import { removals } from './expectations/removals'
import { redactions } from './expectations/redactions'
import { reports } from './expectations/reports'
import { search } from './expectations/search'
import { session } from './expectations/session'
import { suspensions } from './expectations/suspensions'
import { threads } from './expectations/threads'
import { transfers } from './expectations/transfers'

/**
 * Who may do what, written by hand and never read by the server. A column is a principal (tests/expectations/cells.ts
 * names them); a cell says what they are answered:
 * `+` done · `?` signed out (401) · `-` not allowed (403) · `0` not found (404), the same as for what does not exist.
 *
 * A row: `['lockThread', 'network', '? --+- ++ --0 -- ??']`, in the file of its noun in tests/expectations/; common rows
 * have names (`network`, `signedIn`). The input comes from tests/inputs/ and is as it should be, but for the permission.
 * What a request does besides (tables, who hears what, the log) stands in tests/expectations/effects.ts, by endpoint.
 * An endpoint without a row, or one that writes without an effect, fails. What it is about begins with a place of tests/stage.ts:
 * `network`, `full`, `narrowed` (to Ada's member), `opened` (to a partner), `hidden`, `locked`, `archived`: written in by
 * Ada, first in the network; `moved`: by her too, and in the legal group now; `legal`: by Leo; `announcements`: by Mia;
 * `troika`: by Leo, where he is named and Ada leads; `guest`: by Pia, in the thread that is opened to her.
 *
 * What a thread's state makes otherwise has its rows in tests/expectations/states.ts, what comes in by a socket in
 * sockets.ts: each is asked by a test of its own.
 */
export const expectations: Row[] = [
  ...session,
  ...invitations,
  ...forum,
  ...members,
  ...people,
  ...groups,
  ...glossary,
  ...audit,
  ...channels,
  ...threads,
  ...moves,
  ...reaches,
  ...orders,
  ...removals,
  ...transfers,
  ...posts,
  ...heldPosts,
  ...consultations,
  ...hiding,
  ...redactions,
  ...reports,
  ...suspensions,
  ...reads,
  ...drafts,
  ...mentions,
  ...search,
  ...documents,
  ...files,
  // The last: it ends every other session of whoever may.
  ['changePassword', '', signedIn],
]
