CREATE TABLE "document_places" (
	"document_id" uuid NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "document_places_document_id_place_pk" PRIMARY KEY("document_id","place")
);
--> statement-breakpoint
ALTER TABLE "document_places" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "document_topics" (
	"document_id" uuid NOT NULL,
	"topic" text NOT NULL,
	CONSTRAINT "document_topics_document_id_topic_pk" PRIMARY KEY("document_id","topic")
);
--> statement-breakpoint
ALTER TABLE "document_topics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"dated_on" date NOT NULL,
	"note" text NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"revision" bigint NOT NULL,
	CONSTRAINT "documents_kind" CHECK ("documents"."kind" in ('declaration', 'conclusions', 'report', 'other')),
	CONSTRAINT "documents_title" CHECK ("documents"."title" ~ '\S' and length("documents"."title") <= 200)
);
--> statement-breakpoint
ALTER TABLE "documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "files_loose";--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "document_id" uuid;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "replaced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "document_places" ADD CONSTRAINT "document_places_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_places" ADD CONSTRAINT "document_places_place_places_slug_fk" FOREIGN KEY ("place") REFERENCES "public"."places"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_topics" ADD CONSTRAINT "document_topics_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_topics" ADD CONSTRAINT "document_topics_topic_topics_slug_fk" FOREIGN KEY ("topic") REFERENCES "public"."topics"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_added_by_id_people_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_places_place" ON "document_places" USING btree ("place","document_id");--> statement-breakpoint
CREATE INDEX "document_topics_topic" ON "document_topics" USING btree ("topic","document_id");--> statement-breakpoint
CREATE INDEX "documents_dated" ON "documents" USING btree ("dated_on","id") WHERE "documents"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "documents_channel" ON "documents" USING btree ("channel_id","revision");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultations_closed" ON "consultations" USING btree ("closed_at","thread_id") WHERE "consultations"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "files_document" ON "files" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "files_loose" ON "files" USING btree ("uploaded_at") WHERE "files"."post_id" is null and "files"."document_id" is null;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_carrier" CHECK ("files"."post_id" is null or "files"."document_id" is null);--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_replaced" CHECK ("files"."replaced_at" is null or "files"."document_id" is not null);--> statement-breakpoint
CREATE POLICY "wall" ON "document_places" AS PERMISSIVE FOR ALL TO public USING ((select true from documents as seen where seen.id = "document_places"."document_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "document_topics" AS PERMISSIVE FOR ALL TO public USING ((select true from documents as seen where seen.id = "document_topics"."document_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "documents" AS PERMISSIVE FOR ALL TO public USING ("documents"."channel_id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
ALTER POLICY "wall" ON "files" TO public USING (case when "files"."post_id" is not null then (select true from posts as seen where seen.id = "files"."post_id")
      when "files"."document_id" is not null then (select true from documents as seen where seen.id = "files"."document_id") else ("files"."uploader_id" = (select acting_person()) or (select acts_for_house())) end);