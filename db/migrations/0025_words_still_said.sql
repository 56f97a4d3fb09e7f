-- By hand: words of a text that changes or goes stay learnt where somebody else has said them.
drop trigger heard on posts;
--> statement-breakpoint
drop trigger heard on threads;
--> statement-breakpoint
drop trigger heard_of on threads;
--> statement-breakpoint
drop function hear_post();
--> statement-breakpoint
drop function hear_thread();
--> statement-breakpoint
drop function forget_words(uuid, tsvector);
--> statement-breakpoint
drop function learn_words(uuid, tsvector);
--> statement-breakpoint
create function learn_words(place uuid, said text[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into lexicon (channel_id, word)
    select place, word from unnest(said) as word
    where place is not null and char_length(ltrim(word, 'XY')) between 4 and 24 and word !~ '^[XY]?[0-9]+$'
    order by word on conflict do nothing
$$;
--> statement-breakpoint
-- Of words that are gone, those nobody says any more in that channel, but for a thread that is about to go: asked is first
-- what was said there last, then, of what is left, so many by the index and among so many posts; the rest is forgotten,
-- and learnt again when it is next said.
create function forget_words(place uuid, gone text[], but_thread uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  asked text[];
  still text[];
  unheard text[] := '{}';
  each text;
  wanted tsquery;
begin
  asked := array(select word from lexicon where channel_id = place and word = any (gone));
  if asked = '{}' then return; end if;
  still := array(
    select distinct word from (
      (select t.words from threads t where t.channel_id = place and t.merged_into_id is null and t.id is distinct from but_thread
        order by t.channel_revision desc limit 200)
      union all
      select p.words from (select t.id from threads t where t.channel_id = place and t.id is distinct from but_thread
          order by t.channel_revision desc limit 100) newest,
        lateral (select p.words from posts p where p.thread_id = newest.id and p.removed_at is null and not p.hidden
          order by p.number desc limit 20) p) said,
      unnest(tsvector_to_array(said.words)) word
    where word = any (asked));
  for each in select word from unnest(asked) word where word <> all (still) order by word loop
    if cardinality(unheard) < 100 then
      wanted := ('''' || replace(replace(each, '\', '\\'), '''', '''''') || '''')::tsquery;
      continue when exists (
        select from (select p.thread_id from posts p
          where p.words @@ wanted and p.removed_at is null and not p.hidden limit 1000) p
        join threads t on t.id = p.thread_id where t.channel_id = place and t.id is distinct from but_thread);
      continue when exists (
        select from (select t.id, t.channel_id from threads t where t.words @@ wanted and t.merged_into_id is null limit 1000) t
        where t.channel_id = place and t.id is distinct from but_thread);
    end if;
    unheard := unheard || each;
  end loop;
  delete from lexicon where channel_id = place and word = any (unheard);
end $$;
--> statement-breakpoint
-- Once a statement, whatever it changed: of all its posts, what is said in a channel and was not, and the other way round.
create function hear_posts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  each record;
begin
  if tg_op = 'INSERT' then
    for each in
      select t.channel_id as place, array_agg(distinct word) as come
      from now_said p join threads t on t.id = p.thread_id, unnest(tsvector_to_array(p.words)) word
      where p.removed_at is null and not p.hidden group by 1
    loop
      perform learn_words(each.place, each.come);
    end loop;
    return null;
  end if;
  if tg_op = 'UPDATE' then
    if not exists (select from was_said w join now_said n using (id)
      where (w.words, w.thread_id, w.removed_at is null, w.hidden)
        is distinct from (n.words, n.thread_id, n.removed_at is null, n.hidden)) then return null;
    end if;
    for each in
      select place, coalesce(array_agg(word) filter (where not is_said), '{}') as gone,
        coalesce(array_agg(word) filter (where is_said), '{}') as come
      from (
        select place, word, bool_or(is_said) as is_said from (
          select t.channel_id as place, word, false as is_said
          from was_said p join threads t on t.id = p.thread_id, unnest(tsvector_to_array(p.words)) word
          where p.removed_at is null and not p.hidden
          union all
          select t.channel_id, word, true
          from now_said p join threads t on t.id = p.thread_id, unnest(tsvector_to_array(p.words)) word
          where p.removed_at is null and not p.hidden) said
        group by place, word having not (bool_or(is_said) and bool_or(not is_said))) changed
      group by place
    loop
      perform forget_words(each.place, each.gone, null);
      perform learn_words(each.place, each.come);
    end loop;
    return null;
  end if;
  for each in
    select t.channel_id as place, array_agg(distinct word) as gone
    from was_said p join threads t on t.id = p.thread_id, unnest(tsvector_to_array(p.words)) word
    where p.removed_at is null and not p.hidden group by 1
  loop
    perform forget_words(each.place, each.gone, null);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger heard after insert on posts referencing new table as now_said
  for each statement execute function hear_posts();
--> statement-breakpoint
create trigger heard_otherwise after update on posts referencing old table as was_said new table as now_said
  for each statement execute function hear_posts();
--> statement-breakpoint
create trigger heard_no_more after delete on posts referencing old table as was_said
  for each statement execute function hear_posts();
--> statement-breakpoint
-- A thread whose title changes, that is moved, merged into another, or goes with all its posts.
create function hear_thread() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  said text[] := '{}';
  titled text[] := '{}';
  entitled text[] := '{}';
begin
  if tg_op <> 'INSERT' and old.merged_into_id is null then titled := tsvector_to_array(old.words); end if;
  if tg_op <> 'DELETE' and new.merged_into_id is null then entitled := tsvector_to_array(new.words); end if;
  if tg_op = 'UPDATE' and old.channel_id = new.channel_id then
    perform forget_words(old.channel_id, array(select unnest(titled) except select unnest(entitled)), null);
    perform learn_words(new.channel_id, array(select unnest(entitled) except select unnest(titled)));
    return null;
  end if;
  if tg_op <> 'INSERT' then
    said := array(select distinct word from posts p, unnest(tsvector_to_array(p.words)) word
      where p.thread_id = old.id and p.removed_at is null and not p.hidden);
    perform forget_words(old.channel_id, titled || said, old.id);
  end if;
  if tg_op = 'DELETE' then return old; end if;
  perform learn_words(new.channel_id, entitled || said);
  return null;
end $$;
--> statement-breakpoint
create trigger heard after insert or update of title, channel_id, merged_into_id on threads
  for each row execute function hear_thread();
--> statement-breakpoint
create trigger heard_of before delete on threads for each row execute function hear_thread();
