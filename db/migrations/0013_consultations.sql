-- The institution of whoever acts.
create function acting_member() returns uuid language sql stable parallel safe
  return (select member_id from people where id = acting_person());
--> statement-breakpoint
CREATE TABLE "answer_cells" (
	"answer_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"edition" integer NOT NULL,
	"value" text NOT NULL,
	"text" text NOT NULL,
	"basis" text NOT NULL,
	"practice" text NOT NULL,
	"source" text NOT NULL,
	"as_of" date,
	CONSTRAINT "answer_cells_answer_id_question_id_pk" PRIMARY KEY("answer_id","question_id")
);
--> statement-breakpoint
ALTER TABLE "answer_cells" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "answer_drafts" (
	"thread_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"text" text NOT NULL,
	"cells" jsonb NOT NULL,
	"writer_id" uuid NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"ready" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "answer_drafts_thread_id_member_id_pk" PRIMARY KEY("thread_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "answer_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"post_id" uuid NOT NULL,
	"released_by_id" uuid NOT NULL,
	"released_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "answers_postId_unique" UNIQUE("post_id"),
	CONSTRAINT "answers_number" UNIQUE("thread_id","member_id","number")
);
--> statement-breakpoint
ALTER TABLE "answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "passes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"person_id" uuid,
	"by_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "passes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consultations" (
	"thread_id" uuid PRIMARY KEY NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"urgency" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"zone" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" uuid,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "consultations_closing" CHECK ("consultations"."closed_by_id" is null or "consultations"."closed_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "consultations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seats" (
	"thread_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"holder_id" uuid,
	"passed_on" boolean DEFAULT false NOT NULL,
	"drafting" boolean DEFAULT false NOT NULL,
	"needs_until" timestamp (3) with time zone,
	"answer_id" uuid,
	CONSTRAINT "seats_thread_id_member_id_pk" PRIMARY KEY("thread_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "seats" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sub_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"options" text[] NOT NULL,
	"edition" integer DEFAULT 1 NOT NULL,
	"dropped" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sub_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "jobs" (
	"name" text PRIMARY KEY NOT NULL,
	"every_seconds" integer NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"error" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	CONSTRAINT "reminders_once" UNIQUE("thread_id","person_id","kind","due_at")
);
--> statement-breakpoint
ALTER TABLE "reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "summaries" (
	"thread_id" uuid PRIMARY KEY NOT NULL,
	"written_by_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "summaries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "summary_consents" (
	"thread_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"word" text,
	"note" text DEFAULT '' NOT NULL,
	"by_id" uuid,
	"at" timestamp (3) with time zone,
	CONSTRAINT "summary_consents_thread_id_member_id_pk" PRIMARY KEY("thread_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "summary_consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "summary_paragraphs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"sources" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "summary_paragraphs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "held_posts" ADD COLUMN "asking" jsonb;--> statement-breakpoint
ALTER TABLE "house" ADD COLUMN "meeting_on" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "clears" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "focal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "away_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "away_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "deputy_id" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "desk_revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "answer_of" uuid;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "consultation" jsonb;--> statement-breakpoint
ALTER TABLE "answer_cells" ADD CONSTRAINT "answer_cells_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_cells" ADD CONSTRAINT "answer_cells_question_id_sub_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."sub_questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_drafts" ADD CONSTRAINT "answer_drafts_thread_id_consultations_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."consultations"("thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_drafts" ADD CONSTRAINT "answer_drafts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_drafts" ADD CONSTRAINT "answer_drafts_writer_id_people_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_thread_id_consultations_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."consultations"("thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_released_by_id_people_id_fk" FOREIGN KEY ("released_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_thread_id_consultations_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."consultations"("thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_asked_by_id_people_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_closed_by_id_people_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_thread_id_consultations_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."consultations"("thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_holder_id_people_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sub_questions" ADD CONSTRAINT "sub_questions_thread_id_consultations_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."consultations"("thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_thread_id_consultations_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."consultations"("thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_thread_id_consultations_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."consultations"("thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_written_by_id_people_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summary_consents" ADD CONSTRAINT "summary_consents_thread_id_summaries_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."summaries"("thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summary_consents" ADD CONSTRAINT "summary_consents_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summary_consents" ADD CONSTRAINT "summary_consents_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summary_paragraphs" ADD CONSTRAINT "summary_paragraphs_thread_id_summaries_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."summaries"("thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_cells_question" ON "answer_cells" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "answers_revision" ON "answers" USING btree ("thread_id","revision");--> statement-breakpoint
CREATE INDEX "passes_seat" ON "passes" USING btree ("thread_id","member_id","at");--> statement-breakpoint
CREATE INDEX "consultations_due" ON "consultations" USING btree ("due_at") WHERE "consultations"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "seats_owing" ON "seats" USING btree ("member_id") WHERE "seats"."answer_id" is null;--> statement-breakpoint
CREATE INDEX "seats_holder" ON "seats" USING btree ("holder_id") WHERE "seats"."holder_id" is not null;--> statement-breakpoint
CREATE INDEX "sub_questions_thread" ON "sub_questions" USING btree ("thread_id","position");--> statement-breakpoint
CREATE INDEX "reminders_person" ON "reminders" USING btree ("person_id","at") WHERE "reminders"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "summaries_due" ON "summaries" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "summary_paragraphs_thread" ON "summary_paragraphs" USING btree ("thread_id","position");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_deputy_id_people_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_answer_of_members_id_fk" FOREIGN KEY ("answer_of") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_away" CHECK (("people"."away_from" is null) = ("people"."away_until" is null));--> statement-breakpoint
CREATE POLICY "wall" ON "answer_cells" AS PERMISSIVE FOR ALL TO public USING ((select true from answers as seen where seen.id = "answer_cells"."answer_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "answer_drafts" AS PERMISSIVE FOR ALL TO public USING (("answer_drafts"."member_id" = (select acting_member()) or (select acts_for_house()))
      and (select true from threads as seen where seen.id = "answer_drafts"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "answers" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "answers"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "passes" AS PERMISSIVE FOR ALL TO public USING (("passes"."member_id" = (select acting_member()) or (select acts_for_house()))
      and (select true from threads as seen where seen.id = "passes"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "consultations" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "consultations"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "seats" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "seats"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "sub_questions" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "sub_questions"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "reminders" AS PERMISSIVE FOR ALL TO public USING (("reminders"."person_id" = (select acting_person()) or (select acts_for_house())));--> statement-breakpoint
CREATE POLICY "wall" ON "summaries" AS PERMISSIVE FOR ALL TO public USING (("summaries"."state" <> 'draft' or ("summaries"."written_by_id" = (select acting_person()) or (select acts_for_house())))
      and (select true from threads as seen where seen.id = "summaries"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "summary_consents" AS PERMISSIVE FOR ALL TO public USING ((select true from summaries as seen where seen.thread_id = "summary_consents"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "summary_paragraphs" AS PERMISSIVE FOR ALL TO public USING ((select true from summaries as seen where seen.thread_id = "summary_paragraphs"."thread_id"));