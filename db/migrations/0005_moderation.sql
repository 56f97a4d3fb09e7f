CREATE TABLE "held_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"is_question" boolean NOT NULL,
	"channel_id" uuid,
	"parent_id" uuid,
	"author_id" uuid NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"places" text[] NOT NULL,
	"topics" text[] NOT NULL,
	"file_ids" uuid[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"refused_at" timestamp (3) with time zone,
	"refused_by_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "held_posts_question" CHECK ("held_posts"."is_question" = ("held_posts"."channel_id" is not null)),
	CONSTRAINT "held_posts_refusal" CHECK (("held_posts"."refused_at" is null) = ("held_posts"."refused_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "held_posts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "redactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"act_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"post_id" uuid,
	"by_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"characters" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "redactions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	CONSTRAINT "complaints_once" UNIQUE("report_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "complaints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "report_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"assignee_id" uuid,
	"quarantined" boolean DEFAULT false NOT NULL,
	"decision" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" uuid,
	CONSTRAINT "reports_decision" CHECK (("reports"."decided_at" is null) = ("reports"."decision" is null))
);
--> statement-breakpoint
ALTER TABLE "reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "house" ADD COLUMN "hold_posts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "moderation_revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "erased" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "held_posts" ADD CONSTRAINT "held_posts_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_posts" ADD CONSTRAINT "held_posts_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_posts" ADD CONSTRAINT "held_posts_refused_by_id_people_id_fk" FOREIGN KEY ("refused_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_notes" ADD CONSTRAINT "report_notes_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_notes" ADD CONSTRAINT "report_notes_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_assignee_id_people_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "held_posts_author" ON "held_posts" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "held_posts_thread" ON "held_posts" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "held_posts_channel" ON "held_posts" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "redactions_act" ON "redactions" USING btree ("act_id");--> statement-breakpoint
CREATE INDEX "redactions_thread" ON "redactions" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "redactions_post" ON "redactions" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "complaints_person" ON "complaints" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "report_notes_report" ON "report_notes" USING btree ("report_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_open" ON "reports" USING btree ("post_id") WHERE "reports"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "reports_post" ON "reports" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "reports_decided" ON "reports" USING btree ("decided_at");--> statement-breakpoint
CREATE POLICY "wall" ON "held_posts" AS PERMISSIVE FOR ALL TO public USING ((("held_posts"."author_id" = (select acting_person()) or (select acts_for_house())) or case when "held_posts"."channel_id" is null
      then (select true from threads as seen where seen.id = "held_posts"."thread_id") else "held_posts"."channel_id" = any ((select readable_channels())::uuid[]) end));--> statement-breakpoint
CREATE POLICY "wall" ON "redactions" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "redactions"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "complaints" AS PERMISSIVE FOR ALL TO public USING ((select true from reports as seen where seen.id = "complaints"."report_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "report_notes" AS PERMISSIVE FOR ALL TO public USING ((select true from reports as seen where seen.id = "report_notes"."report_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "reports" AS PERMISSIVE FOR ALL TO public USING ((select true from posts as seen where seen.id = "reports"."post_id"));