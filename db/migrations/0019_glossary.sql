CREATE TABLE "terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"of_id" uuid,
	"definition" text NOT NULL,
	"words" jsonb NOT NULL,
	"state" text NOT NULL,
	"suggested_by_id" uuid,
	"suggested_at" timestamp (3) with time zone NOT NULL,
	"reviewed_by_id" uuid,
	"reviewed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "terms_state" CHECK ("terms"."state" in ('suggested', 'accepted') and ("terms"."of_id" is null or "terms"."state" = 'suggested')),
	CONSTRAINT "terms_words" CHECK (jsonb_typeof("terms"."words") = 'array'),
	CONSTRAINT "terms_reviewed" CHECK (("terms"."reviewed_by_id" is null) = ("terms"."reviewed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_of_id_terms_id_fk" FOREIGN KEY ("of_id") REFERENCES "public"."terms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_suggested_by_id_people_id_fk" FOREIGN KEY ("suggested_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_reviewed_by_id_people_id_fk" FOREIGN KEY ("reviewed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "terms_of" ON "terms" USING btree ("of_id");--> statement-breakpoint
CREATE POLICY "wall" ON "terms" AS PERMISSIVE FOR ALL TO public USING ((select acts_for_house()) or (select is_acting()) and ("terms"."state" = 'accepted'
      or (select seen.status <> 'partner' from members as seen where seen.id = (select acting_member()))));