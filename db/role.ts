import type postgres from 'postgres'

/** As whom the application reads and writes: the wall stands before it, and it owns nothing. */
export const appRole = 'colloquy_app'

/** The application's role is not as it must be; says in words what whoever runs the database does about it. */
export class RoleRefused extends Error {}

/** Makes the role where it is missing, and makes sure that the wall stops it. */
export async function makeRole(client: postgres.Sql, isEmbedded: boolean) {
  if (!(await takesRole(client))) await client.unsafe(making).catch(refused)
  // Nobody else gets at the embedded database; there the role signs in by itself, and has no way back to another one.
  if (isEmbedded) await client.unsafe(`alter role ${appRole} login`)
  if (!(await takesRole(client))) throw new RoleRefused(wanted)
  const [role] = await client<{ passes: boolean }[]>`
    select rolsuper or rolbypassrls or pg_has_role(oid, current_user, 'member') as passes
    from pg_roles where rolname = ${appRole}`
  if (role!.passes) throw new RoleRefused(tooMighty)
}

/** Gives the role what the application does, and no more. Done at each start: until then a new table is nobody's. */
export async function grantRole(client: postgres.Sql) {
  const tables = await client<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and pg_has_role(relowner, 'usage') order by 1`
  const functions = await client<{ name: string }[]>`
    select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace
      and pg_has_role(proowner, 'usage') and not exists (
        select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e') order by 1`
  await client.unsafe(
    [
      ...['begin', `grant usage on schema public to ${appRole}`],
      ...tables.map(({ name }) => `revoke all on public."${name}" from public, ${appRole}`),
      ...tables.map(({ name }) => `grant ${rightsOn(name)} on public."${name}" to ${appRole}`),
      ...functions.map(({ name }) => `revoke execute on function ${name} from public`),
      ...functions.map(({ name }) => `grant execute on function ${name} to ${appRole}`),
      'commit',
    ].join(';'),
  )
}

const readOnly = ['audit_head', 'places', 'topic_groups', 'topics']
const alsoDeleted = [
  ...[
    'answer_cells',
    'answer_drafts',
    'chairs',
    'channel_people',
    'document_places',
    'document_topics',
    'documents',
    'file_pieces',
    'files',
    'group_people',
    'held_posts',
    'invitations',
    'mentions',
    'post_versions',
    'reactions',
    'read_marks',
    'seats',
    'sessions',
    'sub_questions',
    'summary_consents',
    'summary_paragraphs',
    'terms',
    'thread_places',
    'thread_topics',
  ],
]

function rightsOn(table: string) {
  if (readOnly.includes(table)) return 'select'
  if (table === 'audit_acts') return 'select, insert'
  return alsoDeleted.includes(table) ? 'select, insert, update, delete' : 'select, insert, update'
}

const takesRole = (client: postgres.Sql) =>
  client.unsafe(`set role ${appRole}; reset role`).then(
    () => true,
    () => false,
  )

// Two that start at once on one server may both find none.
const making = `do $$ begin
  if not exists (select from pg_roles where rolname = '${appRole}') then create role ${appRole} nologin; end if;
  grant ${appRole} to current_user;
exception when duplicate_object or unique_violation then null;
end $$`

const wanted = `The forum reads and writes as a role of its own, ${appRole}, which the user of DATABASE_URL may neither \
make nor take. Have the administrator of the database run once:
  create role ${appRole} nologin; grant ${appRole} to USER;
with the user of DATABASE_URL for USER.`

const tooMighty = `The role ${appRole} can pass row-level security, and must not. Have the administrator of the \
database run once:
  alter role ${appRole} nosuperuser nobypassrls;
and make it a member of no other role.`

function refused(error: unknown): never {
  if ((error as { code?: string }).code === '42501') throw new RoleRefused(wanted)
  throw error
}
