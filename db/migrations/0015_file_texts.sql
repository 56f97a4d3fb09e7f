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
