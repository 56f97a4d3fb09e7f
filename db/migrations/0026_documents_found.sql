ALTER TABLE "file_pieces" ALTER COLUMN "post_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "file_texts" ALTER COLUMN "post_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (search_vector(title || ' ' || note)) STORED;--> statement-breakpoint
ALTER TABLE "file_pieces" ADD COLUMN "document_id" uuid;--> statement-breakpoint
ALTER TABLE "file_texts" ADD COLUMN "document_id" uuid;--> statement-breakpoint
ALTER TABLE "file_pieces" ADD CONSTRAINT "file_pieces_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_texts" ADD CONSTRAINT "file_texts_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "documents_words" ON "documents" USING gin ("words");--> statement-breakpoint
CREATE INDEX "file_pieces_document" ON "file_pieces" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "file_pieces_document_words" ON "file_pieces" USING gin ("words") WHERE "file_pieces"."document_id" is not null;--> statement-breakpoint
CREATE INDEX "file_texts_document" ON "file_texts" USING btree ("document_id");--> statement-breakpoint
ALTER TABLE "file_pieces" ADD CONSTRAINT "file_pieces_carrier" CHECK (num_nonnulls("file_pieces"."post_id", "file_pieces"."document_id") = 1);--> statement-breakpoint
ALTER TABLE "file_texts" ADD CONSTRAINT "file_texts_carrier" CHECK (num_nonnulls("file_texts"."post_id", "file_texts"."document_id") = 1);--> statement-breakpoint
ALTER POLICY "wall" ON "file_pieces" TO public USING (case when "file_pieces"."post_id" is not null then (select true from posts as seen where seen.id = "file_pieces"."post_id") else (select true from documents as seen where seen.id = "file_pieces"."document_id") end);--> statement-breakpoint
ALTER POLICY "wall" ON "file_texts" TO public USING (case when "file_texts"."post_id" is not null then (select true from posts as seen where seen.id = "file_texts"."post_id") else (select true from documents as seen where seen.id = "file_texts"."document_id") end);--> statement-breakpoint

-- By hand: what documents say is learnt, and found; so is what their files say, which are read as those of posts.
-- As in 0025, and documents are asked, too.
create or replace function forget_words(place uuid, gone text[], but_thread uuid) returns void
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
        select from documents d where d.words @@ wanted and d.channel_id = place and d.removed_at is null);
      continue when exists (
        select from (select t.id, t.channel_id from threads t where t.words @@ wanted and t.merged_into_id is null limit 1000) t
        where t.channel_id = place and t.id is distinct from but_thread);
    end if;
    unheard := unheard || each;
  end loop;
  delete from lexicon where channel_id = place and word = any (unheard);
end $$;
--> statement-breakpoint
create function hear_document() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place uuid := coalesce(new.channel_id, old.channel_id);
  was text[] := '{}';
  come text[] := '{}';
begin
  if tg_op <> 'INSERT' and old.removed_at is null then was := tsvector_to_array(old.words); end if;
  if tg_op <> 'DELETE' and new.removed_at is null then come := tsvector_to_array(new.words); end if;
  perform forget_words(place, array(select unnest(was) except select unnest(come)), null);
  perform learn_words(place, array(select unnest(come) except select unnest(was)));
  return null;
end $$;
--> statement-breakpoint
create trigger heard after insert or delete or update of title, note, removed_at on documents
  for each row execute function hear_document();
--> statement-breakpoint
do $$ begin
  perform learn_words(channel_id, tsvector_to_array(words)) from documents where removed_at is null;
end $$;
--> statement-breakpoint
insert into file_texts (file_id, document_id, at)
  select id, document_id, uploaded_at from files where document_id is not null
    and type in ('application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.oasis.opendocument.text', 'text/plain');
--> statement-breakpoint

-- The filters of a search that a document has, as conditions on documents `d`; `$4` and `$5` as in wanted_threads. When: the
-- day it bears. A file each of them has.
create function wanted_documents(filter jsonb) returns text language sql immutable parallel safe as $$
  select concat_ws(' and ', 'd.removed_at is null and d.channel_id = any ($5)',
    case when filter ? 'channelId' then 'd.channel_id = ($4->>''channelId'')::uuid' end,
    case when filter ? 'topId' then 'd.channel_id = ($4->>''topId'')::uuid' end,
    case when filter ? 'place' then
      'exists (select from document_places dp where dp.document_id = d.id and dp.place = $4->>''place'')' end,
    case when filter ? 'topic' then
      'exists (select from document_topics dt where dt.document_id = d.id and dt.topic = $4->>''topic'')' end,
    case when filter ? 'since' then 'd.dated_on >= ($4->>''since'')::date' end,
    case when filter ? 'until' then 'd.dated_on < ($4->>''until'')::date' end)
$$;
--> statement-breakpoint
-- By title and note. Without words by the index of days, which stops at so many as `most`.
create function find_documents(query tsquery, before timestamptz, before_id uuid, filter jsonb, most int)
  returns table (id uuid, at timestamptz, channel_id uuid)
  language plpgsql stable security definer rows 100
  set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  readable uuid[] := readable_channels();
  wanted text := ' where (d.dated_on, d.id) < (($2 at time zone ''UTC'')::date, $3) and ' || wanted_documents(filter)
    || ' order by d.dated_on desc, d.id desc limit $6';
begin
  return query execute case when query is null then '' else
      'with said as materialized (select * from documents where words @@ $1) ' end
    || 'select d.id, d.dated_on::timestamp at time zone ''UTC'', d.channel_id from '
    || case when query is null then 'documents d' else 'said d' end || wanted
  using query, before, before_id, filter, readable, most;
end $$;
--> statement-breakpoint
-- As find_files, of documents that are not found by title and note already. What a newer file took the place of is kept and
-- not found.
create function find_document_files(query tsquery, before timestamptz, before_id uuid, filter jsonb, most int)
  returns table (id uuid, at timestamptz, document_id uuid, channel_id uuid, piece int)
  language plpgsql stable security definer rows 100
  set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  readable uuid[] := readable_channels();
begin
  return query execute 'with near as materialized (
      select p.file_id, min(p.number)::int as piece, p.document_id from file_pieces p
      where p.words @@ $1 and p.document_id is not null group by p.file_id, p.document_id)
    select f.id, d.dated_on::timestamp at time zone ''UTC'', d.id, d.channel_id, near.piece from near
    join files f on f.id = near.file_id and f.replaced_at is null
    join lateral (select * from documents where documents.id = near.document_id offset 0) d on not d.words @@ $1
    where (d.dated_on, f.id) < (($2 at time zone ''UTC'')::date, $3) and ' || wanted_documents(filter) || '
    order by d.dated_on desc, f.id desc limit $6'
  using query, before, before_id, filter, readable, most;
end $$;
