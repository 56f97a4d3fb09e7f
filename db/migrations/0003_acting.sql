-- Who acts: 'app.person' holds the id of a person, or 'house' for what the house does by itself. db/acting.ts sets it
-- for one transaction; where nobody did, the wall shows nothing.

create function acts_for_house() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.person', true), '') = 'house';
--> statement-breakpoint
create function is_acting() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.person', true), '') <> '';
--> statement-breakpoint
create function acting_person() returns uuid language sql stable parallel safe
  return nullif(nullif(current_setting('app.person', true), ''), 'house')::uuid;
--> statement-breakpoint

-- `channel.read` of contract/policy.ts once more, from the tables alone: nothing that the server believes of the person
-- comes in. A test compares the two for everyone there can be. What was found is kept for the rest of the transaction.
create function find_readable_channels() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  who text := current_setting('app.person');
  found uuid[];
begin
  if who = 'house' then found := array(select id from channels);
  else
    found := array(
      select c.id
      from people p join members m on m.id = p.member_id cross join channels c
      where p.id = who::uuid and p.disabled_at is null and (p.suspended_until is null or p.suspended_until <= now())
        and (not c.moderators_only or case c.audience
          when 'group' then exists (select from group_people g where g.group_id = c.group_id and g.person_id = p.id
            and g.convenor and (g.until is null or g.until > now()))
          when 'persons' then exists (
            select from channel_people n where n.channel_id = c.id and n.person_id = p.id and n.lead)
          else p.role <> 'person' end)
        and (exists (select from channel_people n where n.channel_id = c.id and n.person_id = p.id)
          or m.status <> 'partner'
          and (not exists (select from channel_members o where o.channel_id = c.id)
            or exists (select from channel_members o where o.channel_id = c.id and o.member_id = m.id))
          and case c.audience
            when 'network' then true
            when 'full' then m.status = 'full'
            when 'group' then exists (select from group_people g where g.group_id = c.group_id and g.person_id = p.id
              and (g.until is null or g.until > now()))
            else false end));
  end if;
  perform set_config('app.channels', found::text, true), set_config('app.channels_of', who, true);
  return found;
end $$;
--> statement-breakpoint
create function readable_channels() returns uuid[] language sql stable
  return case coalesce(current_setting('app.person', true), '')
    when '' then '{}'::uuid[]
    when current_setting('app.channels_of', true) then current_setting('app.channels')::uuid[]
    else find_readable_channels()
  end;
--> statement-breakpoint

-- Who makes a channel, or lets themselves in, reads it from the next statement on.
create function forget_readable_channels() returns trigger language plpgsql as $$
begin
  perform set_config('app.channels_of', '', true);
  return null;
end $$;
--> statement-breakpoint
create trigger readers_changed after insert or delete or update of audience, group_id, moderators_only on channels
  for each statement execute function forget_readable_channels();
--> statement-breakpoint
create trigger readers_changed after insert or delete or update on channel_members
  for each statement execute function forget_readable_channels();
--> statement-breakpoint
create trigger readers_changed after insert or delete or update on channel_people
  for each statement execute function forget_readable_channels();
--> statement-breakpoint
create trigger readers_changed after insert or delete or update on group_people
  for each statement execute function forget_readable_channels();
--> statement-breakpoint

-- Whether this very transaction made a channel: those it is for are put there next, and only then it may be read.
create function is_just_made(channel uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
  return exists (select from channels where id = channel and xmin = pg_current_xact_id()::xid);
--> statement-breakpoint

-- The search. `words @@ query` could tell of rows behind the wall by how long it takes or by an error, so PostgreSQL
-- would ask it of each row that was let through, and never the index. In here the index is used, and only rows of
-- readable channels come out. With `among`: of so many of the newest; without: of all, by the index.
create function find_posts(query tsquery, before timestamptz, before_id uuid, among int)
  returns table (id uuid, thread_id uuid, number int, at timestamptz)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  readable uuid[] := readable_channels();
begin
  if among is null then
    return query
      with near as materialized (
        select p.id, p.thread_id, p.number, p.created_at from posts p
        where p.words @@ query and p.removed_at is null and not p.hidden and (p.created_at, p.id) < (before, before_id))
      select near.* from near join threads t on t.id = near.thread_id where t.channel_id = any (readable);
  else
    return query
      with near as materialized (
        select p.id, p.thread_id, p.number, p.created_at, p.words @@ query as fits from posts p
        where p.removed_at is null and not p.hidden and (p.created_at, p.id) < (before, before_id)
        order by p.created_at desc, p.id desc limit among)
      select near.id, near.thread_id, near.number, near.created_at
      from near join threads t on t.id = near.thread_id where fits and t.channel_id = any (readable);
  end if;
end $$;
--> statement-breakpoint
create function find_titles(query tsquery, before timestamptz, before_id uuid, among int)
  returns table (id uuid, at timestamptz)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  readable uuid[] := readable_channels();
begin
  if among is null then
    return query
      with near as materialized (
        select t.id, t.active_at, t.channel_id from threads t
        where t.words @@ query and t.merged_into_id is null and (t.active_at, t.id) < (before, before_id))
      select near.id, near.active_at from near where near.channel_id = any (readable);
  else
    return query
      with near as materialized (
        select t.id, t.active_at, t.channel_id, t.words @@ query as fits from threads t
        where t.merged_into_id is null and (t.active_at, t.id) < (before, before_id)
        order by t.active_at desc, t.id desc limit among)
      select near.id, near.active_at from near where fits and near.channel_id = any (readable);
  end if;
end $$;
