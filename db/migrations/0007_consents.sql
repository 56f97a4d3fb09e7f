CREATE TABLE "consent_people" (
	"consent_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"yes" boolean,
	"at" timestamp (3) with time zone,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "consent_people_consent_id_person_id_pk" PRIMARY KEY("consent_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "consent_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"top_id" uuid NOT NULL,
	"reach" jsonb NOT NULL,
	"label" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "consents_label" CHECK ("consents"."label" in ('public', 'network', 'members', 'group')),
	CONSTRAINT "consents_state" CHECK ("consents"."state" in ('open', 'done', 'refused', 'withdrawn', 'overtaken'))
);
--> statement-breakpoint
ALTER TABLE "consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "consent_id" uuid;--> statement-breakpoint
ALTER TABLE "consent_people" ADD CONSTRAINT "consent_people_consent_id_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "public"."consents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_people" ADD CONSTRAINT "consent_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_asked_by_id_people_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_top_id_channels_id_fk" FOREIGN KEY ("top_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_people_person" ON "consent_people" USING btree ("person_id","revision");--> statement-breakpoint
CREATE INDEX "consents_thread" ON "consents" USING btree ("thread_id","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_open" ON "consents" USING btree ("thread_id") WHERE "consents"."state" = 'open';--> statement-breakpoint
CREATE POLICY "wall" ON "consent_people" AS PERMISSIVE FOR ALL TO public USING ((select true from consents as seen where seen.id = "consent_people"."consent_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "consents" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "consents"."thread_id"));