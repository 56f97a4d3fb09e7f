CREATE TABLE "file_pieces" (
	"file_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"post_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	"words" "tsvector" GENERATED ALWAYS AS (search_vector(text)) STORED,
	CONSTRAINT "file_pieces_file_id_number_pk" PRIMARY KEY("file_id","number"),
	CONSTRAINT "file_pieces_text" CHECK (length("file_pieces"."text") between 1 and 20000)
);
--> statement-breakpoint
ALTER TABLE "file_pieces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file_texts" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'due' NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"tried_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "file_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "file_pieces" ADD CONSTRAINT "file_pieces_file_id_file_texts_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file_texts"("file_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_pieces" ADD CONSTRAINT "file_pieces_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_texts" ADD CONSTRAINT "file_texts_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_texts" ADD CONSTRAINT "file_texts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_pieces_post" ON "file_pieces" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "file_pieces_at" ON "file_pieces" USING btree ("at","file_id");--> statement-breakpoint
CREATE INDEX "file_pieces_words" ON "file_pieces" USING gin ("words");--> statement-breakpoint
CREATE INDEX "file_texts_post" ON "file_texts" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "file_texts_due" ON "file_texts" USING btree ("at") WHERE "file_texts"."state" = 'due';--> statement-breakpoint
CREATE POLICY "wall" ON "file_pieces" AS PERMISSIVE FOR ALL TO public USING ((select true from posts as seen where seen.id = "file_pieces"."post_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "file_texts" AS PERMISSIVE FOR ALL TO public USING ((select true from posts as seen where seen.id = "file_texts"."post_id"));--> statement-breakpoint

-- By hand: what was attached before is read, too, the newest first.
insert into file_texts (file_id, post_id, at)
  select f.id, f.post_id, p.created_at from files f join posts p on p.id = f.post_id
  where f.type in ('application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.oasis.opendocument.text', 'text/plain');
--> statement-breakpoint
-- As find_posts, but always by the index: to look through the newest one by one would mean to fetch all their words.
-- Of each file the first piece that holds all that is looked for.
create function find_files(query tsquery, before timestamptz, before_id uuid)
  returns table (id uuid, piece int, post_id uuid, thread_id uuid, at timestamptz)
  language plpgsql stable security definer rows 100
  set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  readable uuid[] := readable_channels();
begin
  return query
    with near as materialized (
      select f.file_id, min(f.number)::int as piece, f.post_id, f.at from file_pieces f
      where f.words @@ query and (f.at, f.file_id) < (before, before_id)
      group by f.file_id, f.post_id, f.at)
    select near.file_id, near.piece, near.post_id, p.thread_id, near.at from near
    join posts p on p.id = near.post_id and p.removed_at is null and not p.hidden
    join threads t on t.id = p.thread_id and t.channel_id = any (readable);
end $$;
