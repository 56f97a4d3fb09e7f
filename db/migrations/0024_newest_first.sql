-- By hand: what the functions of the search have in common. `places` orders all there is by (at, id), `hits` are those that
-- were asked for. They are looked for among the newest `first`, one by one, and only where these are fewer than `most` in
-- what is older: a common word is met at once, and of a rare one the index knows all places. There the planner may choose
-- any index, but for walking from the newest back until the limit is met; without words it may do just that. As whoever
-- calls it: the functions below do, as the owner of the tables.
create function find_newest_first(places text, hits text, first int,
    query tsquery, before timestamptz, before_id uuid, filter jsonb, most int)
  returns table (id uuid, at timestamptz, post_id uuid, thread_id uuid, piece int)
  language plpgsql stable rows 100 set enable_seqscan = off as $$
declare
  readable uuid[] := readable_channels();
  low timestamptz;
  low_id uuid;
  found int;
begin
  loop
    low := null;
    if query is not null and first is not null then
      execute 'select at, id from (' || places || ') as place where (at, id) < ($1, $2)
        order by at desc, id desc offset $3 limit 1' into low, low_id using before, before_id, first;
    end if;
    return query execute case
      when query is null then hits || ' order by 2 desc, 1 desc limit $6'
      else 'with near as materialized (' || hits || ') select * from near order by at desc, id desc limit $6'
    end using query, before, before_id, filter, readable, most, coalesce(low, '-infinity'),
      case when low is null then '00000000-0000-0000-0000-000000000000' else low_id end;
    get diagnostics found = row_count;
    most := most - found;
    exit when most <= 0 or low is null;
    before := low;
    before_id := low_id;
    first := null;
  end loop;
end $$;
--> statement-breakpoint
-- The thread of each hit by its key, one by one: how many hits there are is guessed, and often far too many, so that the
-- planner would rather read all threads. Where the filters are of threads, it may as well begin with these.
create function threads_of(filter jsonb) returns text language sql immutable parallel safe as $$
  select case when filter ?| '{channelId,topId,label,place,topic,is}' then 'threads t'
    else 'lateral (select * from threads where threads.id = p.thread_id offset 0) t' end || ' on t.id = p.thread_id'
$$;
--> statement-breakpoint
drop function find_posts(tsquery, timestamptz, uuid, jsonb, int, int);
--> statement-breakpoint
-- The question of a thread that its title found already is left out.
create function find_posts(query tsquery, before timestamptz, before_id uuid, filter jsonb, most int)
  returns table (id uuid, at timestamptz, post_id uuid, thread_id uuid, piece int)
  language sql stable security definer rows 100 set search_path = public, pg_temp as $$
  select * from find_newest_first('select created_at as at, id from posts',
    'select p.id, p.created_at as at, p.id as post_id, p.thread_id, null::int as piece from posts p
      join ' || threads_of(filter) || ' where p.removed_at is null and not p.hidden and (p.created_at, p.id) < ($2, $3) and (p.created_at, p.id) >= ($7, $8)
      and ' || wanted_threads(filter) || ' and ' || wanted_writings(filter, 'p') || case
        when filter ? 'threadId' then ' and p.thread_id = ($4->>''threadId'')::uuid and p.words @@ $1'
        when query is null then ' and p.number > 1'
        else ' and p.words @@ $1 and not (p.number = 1 and t.words @@ $1)' end,
    case when filter ? 'threadId' then null else 2000 end, query, before, before_id, filter, most)
$$;
--> statement-breakpoint
drop function find_titles(tsquery, timestamptz, uuid, jsonb, int, int);
--> statement-breakpoint
create function find_titles(query tsquery, before timestamptz, before_id uuid, filter jsonb, most int)
  returns table (id uuid, at timestamptz, post_id uuid, thread_id uuid, piece int)
  language sql stable security definer rows 100 set search_path = public, pg_temp as $$
  select * from find_newest_first('select active_at as at, id from threads',
    'select t.id, t.active_at as at, null::uuid as post_id, t.id as thread_id, null::int as piece from threads t
      where t.merged_into_id is null and (t.active_at, t.id) < ($2, $3) and (t.active_at, t.id) >= ($7, $8)
      and ' || wanted_threads(filter) || ' and ' || wanted_writings(filter, 't')
      || case when query is null then '' else ' and t.words @@ $1' end,
    2000, query, before, before_id, filter, most)
$$;
--> statement-breakpoint
drop function find_files(tsquery, timestamptz, uuid, jsonb);
--> statement-breakpoint
create function find_files(query tsquery, before timestamptz, before_id uuid, filter jsonb, most int)
  returns table (id uuid, at timestamptz, post_id uuid, thread_id uuid, piece int)
  language sql stable security definer rows 100 set search_path = public, pg_temp as $$
  select * from find_newest_first('select at, file_id as id from file_pieces',
    'select f.file_id as id, f.at, f.post_id, p.thread_id, min(f.number)::int as piece from file_pieces f
      join posts p on p.id = f.post_id join ' || threads_of(filter) || ' where p.removed_at is null and not p.hidden and (f.at, f.file_id) < ($2, $3) and (f.at, f.file_id) >= ($7, $8)
      and f.words @@ $1 and ' || wanted_threads(filter) || ' and ' || wanted_writings(filter, 'p')
      || ' group by f.file_id, f.at, f.post_id, p.thread_id',
    500, query, before, before_id, filter, most)
$$;
--> statement-breakpoint
-- As in 0022, but the newest are read once and not for each word.
create or replace function find_similar(asked tsquery[], most int, among int)
  returns table (of_word int, source int, of_thread uuid)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  readable uuid[] := readable_channels();
  newest uuid[] := array(
    with near as materialized (
      select t.id, t.channel_id, t.active_at from threads t where t.merged_into_id is null
      order by t.active_at desc, t.id desc limit among)
    select near.id from near where near.channel_id = any (readable));
  each record;
begin
  for each in
    with near as materialized (
      select 0 as source, t.id, t.active_at, t.words from threads t where t.id = any (newest)
      union all
      select 1, t.id, t.active_at, q.words from sub_questions q join threads t on t.id = q.thread_id
        where q.thread_id = any (newest) and not q.dropped
      union all
      select 2, t.id, t.active_at, p.words from posts p join threads t on t.id = p.thread_id
        where p.thread_id = any (newest) and p.number = 1 and p.removed_at is null and not p.hidden)
    select words.number::int as of_word, words.query, sources.source, array(
      select near.id from near where near.source = sources.source and near.words @@ words.query
      group by near.id, near.active_at order by near.active_at desc, near.id desc limit most) as found
    from unnest(asked) with ordinality as words (query, number) cross join (values (0), (1), (2)) as sources (source)
  loop
    if cardinality(each.found) = most then
      return query select each.of_word, each.source, unnest(each.found);
    elsif each.source = 0 then
      return query with near as materialized (
          select t.id, t.active_at, t.channel_id from threads t where t.words @@ each.query and t.merged_into_id is null)
        select each.of_word, 0, near.id from near where near.channel_id = any (readable)
        order by near.active_at desc, near.id desc limit most;
    else
      return query with near as materialized (
          select q.thread_id from sub_questions q where each.source = 1 and q.words @@ each.query and not q.dropped
          union
          select p.thread_id from posts p where each.source = 2
            and p.words @@ each.query and p.number = 1 and p.removed_at is null and not p.hidden)
        select each.of_word, each.source, t.id from near
        join lateral (select * from threads where threads.id = near.thread_id offset 0) t on true
        where t.channel_id = any (readable) and t.merged_into_id is null
        order by t.active_at desc, t.id desc limit most;
    end if;
  end loop;
end $$;
