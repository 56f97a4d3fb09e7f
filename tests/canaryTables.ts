import { sql } from 'drizzle-orm'
import type { Database } from '../db/database'

/**
 * Beside the tables of every story, a log of what was ever so, kept by triggers and only ever added to: who read in
 * which channel and who kept order there, what stood in what, and what was written. Each row holds until the next one
 * of its kind, counted in ticks of commits. The rule of who reads is written a second time on purpose, from the text of
 * the brief and not from the code.
 *
 * Whose time in a group is over is out when the house has put them out, which takes a moment.
 *
 * `closeness` of a thing: `readers` all who read in its channel; `keepers` its owner and who keeps order; `own` its
 * owner alone; `member` those of the member that owns it. Of a text it says something else than of what it stands in;
 * `house` is for the moderators of the house, `network` for everyone but guests, and
 * for them, too, once it was accepted.
 */
export const layCanaryTables = (db: Database) =>
  db.execute(sql`
    create schema canary;
    create sequence canary.ticks;
    create table canary.sessions (id text not null, person_id uuid not null);
    create table canary.reads (tick bigint not null default nextval('canary.ticks'), channel_id uuid not null,
      person_id uuid not null, reads boolean not null, keeps boolean not null);
    create table canary.things (tick bigint not null default nextval('canary.ticks'), id uuid not null,
      in_id uuid not null, owner_id uuid, closeness text not null default 'readers');
    create table canary.texts (tick bigint not null default nextval('canary.ticks'), key text not null, in_id uuid,
      owner_id uuid, closeness text, words text);

    create view canary.readers as
    select *, reads and case audience when 'group' then convenor when 'persons' then lead else serves end as keeps
    from (select c.id as channel_id, c.group_id, p.id as person_id, c.audience, coalesce(g.convenor, false) as convenor,
        coalesce(n.lead, false) as lead, p.role <> 'person' as serves,
        (not c.moderators_only or case c.audience when 'group' then coalesce(g.convenor, false)
          when 'persons' then coalesce(n.lead, false) else p.role <> 'person' end)
        and (n.person_id is not null or (m.status <> 'partner'
          and (not exists (select from channel_members o where o.channel_id = c.id)
            or exists (select from channel_members o where o.channel_id = c.id and o.member_id = m.id))
          and case c.audience when 'network' then true when 'full' then m.status = 'full'
            when 'group' then g.person_id is not null else false end)) as reads
      from channels c cross join people p join members m on m.id = p.member_id
      left join group_people g on g.group_id = c.group_id and g.person_id = p.id and coalesce(g.until > g.since, true)
      left join channel_people n on n.channel_id = c.id and n.person_id = p.id) as each;

    -- One after another: when it is looked up who reads, whoever commits at the same moment has done so.
    create function canary.look() returns trigger language plpgsql security definer set search_path = public as $$
    declare
      it jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
      of_channel uuid := case tg_table_name when 'channels' then it->>'id' else it->>'channel_id' end;
      of_person uuid := case tg_table_name when 'people' then it->>'id' else it->>'person_id' end;
      of_group uuid := case tg_table_name when 'group_people' then it->>'group_id' end;
    begin
      perform pg_advisory_xact_lock(7);
      insert into canary.reads (channel_id, person_id, reads, keeps)
        select channel_id, person_id, reads, keeps from canary.readers
        where (of_channel is null or channel_id = of_channel) and (of_person is null or person_id = of_person)
          and (of_group is null or group_id = of_group);
      return null;
    end $$;

    -- What a table says: the columns in which words stand, what they stand in, whose they are and for whom.
    create function canary.hear() returns trigger language plpgsql security definer set search_path = public as $$
    declare
      it jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
      words text;
      post uuid;
    begin
      case tg_table_name
        when 'sessions' then insert into canary.sessions values (it->>'id', (it->>'person_id')::uuid);
        when 'threads' then insert into canary.things (id, in_id)
          values ((it->>'id')::uuid, (it->>'channel_id')::uuid);
        when 'posts' then insert into canary.things (id, in_id, owner_id, closeness)
          values ((it->>'id')::uuid, (it->>'thread_id')::uuid, (it->>'author_id')::uuid, case
            when it->>'removed_at' is not null then 'own' when (it->>'hidden')::boolean then 'keepers'
            else 'readers' end);
        when 'answers' then insert into canary.things (id, in_id)
          values ((it->>'id')::uuid, (it->>'post_id')::uuid);
        when 'documents' then insert into canary.things (id, in_id)
          values ((it->>'id')::uuid, (it->>'channel_id')::uuid);
        when 'files', 'file_pieces' then post := coalesce(it->>'post_id', it->>'document_id')::uuid;
        when 'complaints', 'report_notes' then
          post := (select post_id from reports where id = (it->>'report_id')::uuid);
        when 'held_posts' then
          insert into canary.texts (key, in_id, owner_id, closeness, words)
          select concat_ws(' ', 'files', kind, 'held', id), coalesce(it->>'channel_id', it->>'thread_id')::uuid,
            uploader_id, 'keepers', case when tg_op <> 'DELETE' then case kind when 'id' then id::text else name end end
          from files cross join unnest(array['id', 'name']) as kind
          where id in (select jsonb_array_elements_text(it->'file_ids')::uuid);
        else null;
      end case;
      foreach words in array string_to_array(tg_argv[0], ',') loop
        insert into canary.texts (key, in_id, owner_id, closeness, words)
        values (concat_ws(' ', tg_table_name, words,
            coalesce(it->>'id', concat_ws(' ', it->>'post_id', it->>'replaced_at', it->>'person_id', it->>'key',
              it->>'answer_id', it->>'question_id', it->>'thread_id', it->>'member_id', it->>'file_id', it->>'number'))),
          coalesce(post, (it->>nullif(tg_argv[1], ''))::uuid, case tg_table_name when 'held_posts' then
            (it->>'thread_id')::uuid end),
          (it->>nullif(tg_argv[2], ''))::uuid,
          case when it->>'state' = 'accepted' and tg_argv[3] = 'network' then 'everyone' else nullif(tg_argv[3], '') end,
          case when tg_op <> 'DELETE' then nullif(it->>words, '') end);
      end loop;
      return null;
    end $$;

    ${sql.raw(triggers())}`)

/** At the commit: until then nobody else could see it, and what comes of the write is sent after it. */
const triggers = () =>
  [
    ...Object.entries(access).map(([table, when]) => trigger('canary_look', table, when, 'look()')),
    ...Object.entries(words).map(([table, { when = 'insert or update or delete', ...where }]) => {
      const { columns = [], standsIn = '', owner = '', closeness = '' } = where
      return trigger('canary_hear', table, when, `hear('${columns.join()}', '${standsIn}', '${owner}', '${closeness}')`)
    }),
  ].join(';\n')

const trigger = (name: string, table: string, when: string, call: string) =>
  `create constraint trigger ${name} after ${when} on ${table}
    deferrable initially deferred for each row execute function canary.${call}`

/** What changes who reads. */
const access = {
  channels: 'insert or update of audience, group_id, moderators_only',
  channel_people: 'insert or update or delete',
  channel_members: 'insert or update or delete',
  group_people: 'insert or update or delete',
  people: 'insert or update of role, member_id',
  members: 'update of status',
}

interface Words {
  when?: string
  /** The columns in which words stand. An id is one, too: it tells that there is something. */
  columns?: string[]
  /** The column of the thread, post or channel they stand in; without one they are their owner's alone. */
  standsIn?: string
  owner?: string
  closeness?: 'keepers' | 'own' | 'member' | 'house' | 'network'
}

const words: Record<string, Words> = {
  sessions: { when: 'insert' },
  channels: { when: 'insert or update of name, purpose or delete', columns: ['name', 'purpose'], standsIn: 'id' },
  threads: {
    when: 'insert or update of title, channel_id or delete',
    columns: ['title', 'id'],
    standsIn: 'id',
  },
  posts: {
    when: 'insert or update of text, thread_id, hidden, removed_at or delete',
    columns: ['text', 'id'],
    standsIn: 'id',
  },
  post_versions: { columns: ['text'], standsIn: 'post_id' },
  files: { columns: ['name', 'id'], standsIn: 'post_id', owner: 'uploader_id' },
  documents: { columns: ['title', 'note', 'id'], standsIn: 'channel_id' },
  file_pieces: { columns: ['text'], standsIn: 'post_id' },
  notes: { columns: ['reason'], standsIn: 'thread_id' },
  consents: { columns: ['reason'], standsIn: 'thread_id' },
  redactions: { columns: ['reason'], standsIn: 'thread_id' },
  complaints: { columns: ['note'], owner: 'person_id', closeness: 'keepers' },
  report_notes: { columns: ['text'], owner: 'by_id', closeness: 'keepers' },
  held_posts: {
    columns: ['title', 'text', 'reason'],
    standsIn: 'channel_id',
    owner: 'author_id',
    closeness: 'keepers',
  },
  sub_questions: { columns: ['text', 'unit'], standsIn: 'thread_id' },
  answers: { columns: ['text'], standsIn: 'post_id' },
  answer_cells: { columns: ['text', 'basis', 'practice', 'source'], standsIn: 'answer_id' },
  answer_drafts: {
    columns: ['text', 'cells'],
    standsIn: 'thread_id',
    owner: 'member_id',
    closeness: 'member',
  },
  passes: { columns: ['note'], standsIn: 'thread_id', owner: 'member_id', closeness: 'member' },
  summary_paragraphs: { columns: ['text'], standsIn: 'thread_id' },
  summary_consents: { columns: ['note'], standsIn: 'thread_id' },
  terms: { columns: ['definition', 'words', 'id'], owner: 'suggested_by_id', closeness: 'network' },
  drafts: { columns: ['text'], owner: 'person_id', closeness: 'own' },
  people: {
    when: 'insert or update of suspension_reason',
    columns: ['suspension_reason'],
    owner: 'id',
    closeness: 'house',
  },
}
