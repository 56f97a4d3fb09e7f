ALTER TABLE "sub_questions" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (search_vector(text)) STORED;--> statement-breakpoint
CREATE INDEX "sub_questions_words" ON "sub_questions" USING gin ("words");--> statement-breakpoint
CREATE INDEX "posts_question_words" ON "posts" USING gin ("words") WHERE "posts"."number" = 1;--> statement-breakpoint

-- By hand: questions like one that is being asked, of each word the newest. As in find_titles, the words are looked up
-- beyond the wall, which would keep the index from them, and only what stands in readable channels comes out. A common
-- word is met often enough among the newest; of a rarer one the index knows all places. Either way it is the newest that
-- this person may read.
create function find_similar(asked tsquery[], most int, among int)
  returns table (of_word int, source int, of_thread uuid)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  readable uuid[] := readable_channels();
  newest uuid[] := array(
    with near as materialized (
      select t.id, t.channel_id, t.active_at from threads t where t.merged_into_id is null
      order by t.active_at desc, t.id desc limit among)
    select near.id from near where near.channel_id = any (readable));
  wanted tsquery;
  found uuid[];
begin
  for word in 1 .. cardinality(asked) loop
    wanted := asked[word];

    found := array(
      with near as materialized (
        select t.id, t.active_at, t.words @@ wanted as fits from threads t where t.id = any (newest))
      select near.id from near where fits order by near.active_at desc, near.id desc limit most);
    if cardinality(found) < most then
      found := array(
        with near as materialized (
          select t.id, t.active_at, t.channel_id from threads t where t.words @@ wanted and t.merged_into_id is null)
        select near.id from near where near.channel_id = any (readable)
        order by near.active_at desc, near.id desc limit most);
    end if;
    return query select word, 0, unnest(found);

    found := array(
      with near as materialized (
        select q.thread_id, q.words @@ wanted as fits from sub_questions q
        where q.thread_id = any (newest) and not q.dropped)
      select t.id from near join threads t on t.id = near.thread_id where fits
      group by t.id order by t.active_at desc, t.id desc limit most);
    if cardinality(found) < most then
      found := array(
        with near as materialized (
          select distinct q.thread_id from sub_questions q where q.words @@ wanted and not q.dropped)
        select t.id from near join threads t on t.id = near.thread_id
        where t.channel_id = any (readable) and t.merged_into_id is null order by t.active_at desc, t.id desc limit most);
    end if;
    return query select word, 1, unnest(found);

    found := array(
      with near as materialized (
        select p.thread_id, p.words @@ wanted as fits from posts p
        where p.thread_id = any (newest) and p.number = 1 and p.removed_at is null and not p.hidden)
      select t.id from near join threads t on t.id = near.thread_id where fits
      order by t.active_at desc, t.id desc limit most);
    if cardinality(found) < most then
      found := array(
        with near as materialized (
          select p.thread_id from posts p
          where p.words @@ wanted and p.number = 1 and p.removed_at is null and not p.hidden)
        select t.id from near join threads t on t.id = near.thread_id
        where t.channel_id = any (readable) and t.merged_into_id is null order by t.active_at desc, t.id desc limit most);
    end if;
    return query select word, 2, unnest(found);
  end loop;
end $$;
