-- By hand: trusted, so that whoever owns the database may have it.
create extension if not exists pg_trgm with schema public;
--> statement-breakpoint
CREATE TABLE "lexicon" (
	"channel_id" uuid NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "lexicon_channel_id_word_pk" PRIMARY KEY("channel_id","word")
);
--> statement-breakpoint
ALTER TABLE "lexicon" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "posts_author";--> statement-breakpoint
ALTER TABLE "lexicon" ADD CONSTRAINT "lexicon_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lexicon_near" ON "lexicon" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "posts_author" ON "posts" USING btree ("author_id","created_at","id");--> statement-breakpoint
CREATE POLICY "wall" ON "lexicon" AS PERMISSIVE FOR ALL TO public USING ("lexicon"."channel_id" = any ((select readable_channels())::uuid[]));
--> statement-breakpoint
-- By hand: what is learnt of what is said, and where it is found.
create function learn_words(place uuid, said tsvector) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into lexicon (channel_id, word)
    select place, word from unnest(tsvector_to_array(said)) as word
    where place is not null and char_length(ltrim(word, 'XY')) between 4 and 24 and word !~ '^[XY]?[0-9]+$'
    order by word on conflict do nothing
$$;
--> statement-breakpoint
-- Without asking whether somebody else said it, too: then it is learnt again when it is next said.
create function forget_words(place uuid, said tsvector) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from lexicon where channel_id = place and word = any (tsvector_to_array(said))
$$;
--> statement-breakpoint
create function hear_post() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was tsvector := '';
  now_said tsvector := '';
begin
  if tg_op <> 'INSERT' and old.removed_at is null and not old.hidden then was := old.words; end if;
  if tg_op <> 'DELETE' and new.removed_at is null and not new.hidden then now_said := new.words; end if;
  if was <> '' then
    perform forget_words((select channel_id from threads where id = old.thread_id), was);
  end if;
  if now_said <> '' then
    perform learn_words((select channel_id from threads where id = new.thread_id), now_said);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger heard after insert or delete or update of text, removed_at, hidden, thread_id on posts
  for each row execute function hear_post();
--> statement-breakpoint
create function hear_thread() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  each record;
begin
  if tg_op <> 'INSERT' then perform forget_words(old.channel_id, old.words); end if;
  if tg_op = 'UPDATE' and old.channel_id <> new.channel_id or tg_op = 'DELETE' then
    for each in select words from posts where thread_id = old.id and removed_at is null and not hidden loop
      perform forget_words(old.channel_id, each.words);
      if tg_op = 'UPDATE' then perform learn_words(new.channel_id, each.words); end if;
    end loop;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  if new.merged_into_id is null then perform learn_words(new.channel_id, new.words); end if;
  return null;
end $$;
--> statement-breakpoint
create trigger heard after insert or update of title, channel_id, merged_into_id on threads
  for each row execute function hear_thread();
--> statement-breakpoint
create trigger heard_of before delete on threads for each row execute function hear_thread();
--> statement-breakpoint
do $$
declare
  place uuid;
begin
  for place in select id from channels loop
    insert into lexicon (channel_id, word)
      select place, word from ts_stat(format('select p.words from posts p join threads t on t.id = p.thread_id
        where t.channel_id = %L and p.removed_at is null and not p.hidden
        union all select words from threads where channel_id = %L and merged_into_id is null', place, place))
      where char_length(ltrim(word, 'XY')) between 4 and 24 and word !~ '^[XY]?[0-9]+$';
  end loop;
end $$;
--> statement-breakpoint

-- Words like these that were said where one reads; how like, is counted by who asks.
create function near_words(asked text[]) returns table (asked_for text, word text)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  readable uuid[] := readable_channels();
begin
  perform set_config('pg_trgm.similarity_threshold', '0.2', true);
  return query
    select a.key, n.said from unnest(asked) as a (key) cross join lateral (
      select distinct l.word as said, l.word <-> a.key as far from lexicon l
      where l.word % a.key and l.channel_id = any (readable)
        and abs(char_length(l.word) - char_length(a.key)) <= 2
      order by far, said limit 100) n;
end $$;
--> statement-breakpoint

-- The filters of a search, as conditions on threads `t` and posts `p`. Only fixed texts: what was asked for stays in $4.
create function wanted_threads(filter jsonb) returns text language sql immutable parallel safe as $$
  select concat_ws(' and ', 't.channel_id = any ($5)',
    case when filter ? 'channelId' then 't.channel_id = ($4->>''channelId'')::uuid' end,
    case when filter ? 'topId' then 't.top_id = ($4->>''topId'')::uuid' end,
    case when filter ? 'label' then 't.label = $4->>''label''' end,
    case when filter ? 'place' then
      'exists (select from thread_places tp where tp.thread_id = t.id and tp.place = $4->>''place'')' end,
    case when filter ? 'topic' then
      'exists (select from thread_topics tt where tt.thread_id = t.id and tt.topic = $4->>''topic'')' end,
    case filter->>'is'
      when 'closed' then '(t.locked or (t.consultation->>''closedAt'') is not null)'
      when 'unanswered' then 't.answer_id is null and case when t.consultation is not null
        then (t.consultation->>''settled'')::int = 0 else not exists (select from posts r
          where r.thread_id = t.id and r.author_id <> t.author_id and r.removed_at is null and not r.hidden) end' end)
$$;
--> statement-breakpoint
-- Of a post, or of a thread as its question: whose it is, from when, and whether it carries a file.
create function wanted_writings(filter jsonb, of text) returns text language sql immutable parallel safe as $$
  select concat_ws(' and ', 'true',
    case when filter ? 'authorId' then of || '.author_id = ($4->>''authorId'')::uuid' end,
    case when filter ? 'memberId' then
      of || '.author_id in (select id from people where member_id = ($4->>''memberId'')::uuid)' end,
    case when filter ? 'since' then of || '.created_at >= ($4->>''since'')::timestamptz' end,
    case when filter ? 'until' then of || '.created_at < ($4->>''until'')::timestamptz' end,
    case when filter ? 'hasFile' then case of
      when 'p' then 'exists (select from files f where f.post_id = p.id)'
      else 'exists (select from posts q join files f on f.post_id = q.id
        where q.thread_id = t.id and q.number = 1 and q.removed_at is null and not q.hidden)' end end)
$$;
--> statement-breakpoint

-- As find_posts and find_titles of 0003, with filters. In the order of time; with `among`: of so many of the newest;
-- without: by the index of words. Without words so many as `most`, by whatever index the filters have.
drop function find_posts(tsquery, timestamptz, uuid, int);
--> statement-breakpoint
create function find_posts(query tsquery, before timestamptz, before_id uuid, filter jsonb, among int, most int)
  returns table (id uuid, thread_id uuid, number int, at timestamptz)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  readable uuid[] := readable_channels();
  columns text := 'select p.id, p.thread_id, p.number, p.created_at';
  wanted text := 'p.removed_at is null and not p.hidden and (p.created_at, p.id) < ($2, $3) and '
    || wanted_writings(filter, 'p') || case when filter ? 'threadId' then
      ' and p.thread_id = ($4->>''threadId'')::uuid' else '' end;
  joined text := ' join threads t on t.id = p.thread_id where ' || wanted_threads(filter);
begin
  return query execute case
    when query is null then columns || ' from posts p' || joined || ' and p.number > 1 and ' || wanted
      || ' order by p.created_at desc, p.id desc limit $6'
    when among is null then 'with near as materialized (' || columns || ' from posts p where p.words @@ $1 and '
      || wanted || ') ' || columns || ' from near p' || joined
    else 'with near as materialized (' || columns || ', p.words @@ $1 as fits from posts p where '
      || wanted || ' order by p.created_at desc, p.id desc limit $6) ' || columns || ' from near p' || joined || ' and p.fits'
  end using query, before, before_id, filter, readable, coalesce(among, most);
end $$;
--> statement-breakpoint
drop function find_titles(tsquery, timestamptz, uuid, int);
--> statement-breakpoint
create function find_titles(query tsquery, before timestamptz, before_id uuid, filter jsonb, among int, most int)
  returns table (id uuid, at timestamptz)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  readable uuid[] := readable_channels();
  here text := 't.merged_into_id is null and (t.active_at, t.id) < ($2, $3) and ';
  wanted text := wanted_threads(filter) || ' and ' || wanted_writings(filter, 't');
begin
  return query execute case
    when query is null then 'select t.id, t.active_at from threads t where ' || here || wanted
      || ' order by t.active_at desc, t.id desc limit $6'
    when among is null then 'with near as materialized (select * from threads t where t.words @@ $1 and ' || here || 'true)
      select t.id, t.active_at from near t where ' || wanted
    else 'with near as materialized (select *, t.words @@ $1 as fits from threads t where ' || here || 'true
        order by t.active_at desc, t.id desc limit $6)
      select t.id, t.active_at from near t where t.fits and ' || wanted
  end using query, before, before_id, filter, readable, coalesce(among, most);
end $$;
--> statement-breakpoint
-- As find_files of 0018, with filters: those of the post that carries the file.
drop function find_files(tsquery, timestamptz, uuid);
--> statement-breakpoint
create function find_files(query tsquery, before timestamptz, before_id uuid, filter jsonb)
  returns table (id uuid, piece int, post_id uuid, thread_id uuid, at timestamptz)
  language plpgsql stable security definer rows 100
  set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  readable uuid[] := readable_channels();
begin
  return query execute 'with near as materialized (
      select f.file_id, min(f.number)::int as piece, f.post_id, f.at from file_pieces f
      where f.words @@ $1 and (f.at, f.file_id) < ($2, $3)
      group by f.file_id, f.post_id, f.at)
    select near.file_id, near.piece, near.post_id, p.thread_id, near.at from near
    join posts p on p.id = near.post_id and p.removed_at is null and not p.hidden
    join threads t on t.id = p.thread_id where ' || wanted_threads(filter) || ' and ' || wanted_writings(filter, 'p')
  using query, before, before_id, filter, readable;
end $$;
