import type { TestForum } from './forum'

/**
 * Has the database write down in which order transactions are committed: each takes, as its last deed, the one lock
 * there is for it, and gives it back when it is done. `posts:THREAD#NUMBER` was written; by the others somebody loses
 * something. The returned function says the place of each since it was last called.
 */
export async function recordCommits({ connection: { client } }: TestForum) {
  await client.unsafe(`
    create table commit_order (place bigserial, what text);
    create function note_commit() returns trigger language plpgsql security definer as $$
      declare it jsonb = to_jsonb(case when tg_op = 'DELETE' then old else new end);
      begin
        perform pg_advisory_xact_lock(1);
        insert into commit_order (what) select tg_table_name || ':' || string_agg(it->>key, '#' order by nth)
          from unnest(tg_argv) with ordinality as keys (key, nth);
        return null;
      end $$;
    ${noted('posts', 'insert', `'thread_id', 'number'`)}
    ${noted('group_people', 'delete', `'person_id'`)}
    ${noted('sessions', 'delete', `'person_id'`)}
    ${noted('people', 'update of role, suspended_until', `'id'`)}
    ${noted('members', 'update of status', `'id'`)}
    ${noted('threads', 'update of channel_id', `'id'`)}`)
  return async () => {
    const rows = await client<{ place: string; what: string }[]>`
      with past as (delete from commit_order returning place, what) select * from past order by place`
    return new Map(rows.map(({ place, what }) => [what, Number(place)]))
  }
}

const noted = (table: string, event: string, keys: string) =>
  `create constraint trigger note_commit after ${event} on ${table} deferrable initially deferred
    for each row execute function note_commit(${keys});`
