CREATE TABLE "channel_members" (
	"channel_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "channel_members_channel_id_member_id_pk" PRIMARY KEY("channel_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "channel_people" (
	"channel_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"lead" boolean DEFAULT false NOT NULL,
	CONSTRAINT "channel_people_channel_id_person_id_pk" PRIMARY KEY("channel_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"after_number" integer NOT NULL,
	"post_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"revision" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "departures" (
	"channel_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "departures_channel_id_thread_id_pk" PRIMARY KEY("channel_id","thread_id")
);
--> statement-breakpoint
ALTER TABLE "channels" DROP CONSTRAINT "channels_audience";--> statement-breakpoint
ALTER TABLE "members" DROP CONSTRAINT "members_status";--> statement-breakpoint
ALTER TABLE "members" DROP CONSTRAINT "members_code";--> statement-breakpoint
DROP INDEX "threads_channel_active";--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "moderators_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "archived" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "group_people" ADD COLUMN "until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "suspended_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "suspension_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "redacted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "top_id" uuid;--> statement-breakpoint
UPDATE "threads" SET "top_id" = "channel_id";--> statement-breakpoint
ALTER TABLE "threads" ALTER COLUMN "top_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "locked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "pinned_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "answer_id" uuid;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "slow_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "hidden_from_id" uuid;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "channel_members" ADD CONSTRAINT "channel_members_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_members" ADD CONSTRAINT "channel_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_people" ADD CONSTRAINT "channel_people_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_people" ADD CONSTRAINT "channel_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departures" ADD CONSTRAINT "departures_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channel_people_person" ON "channel_people" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "notes_thread" ON "notes" USING btree ("thread_id","revision");--> statement-breakpoint
CREATE INDEX "departures_revision" ON "departures" USING btree ("channel_id","revision");--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_parent_id_channels_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_top_id_channels_id_fk" FOREIGN KEY ("top_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_hidden_from_id_channels_id_fk" FOREIGN KEY ("hidden_from_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_merged_into_id_threads_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channels_parent" ON "channels" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "group_people_until" ON "group_people" USING btree ("until") WHERE "group_people"."until" is not null;--> statement-breakpoint
CREATE INDEX "threads_top_active" ON "threads" USING btree ("top_id","active_at","id");--> statement-breakpoint
CREATE INDEX "threads_merged_into" ON "threads" USING btree ("merged_into_id") WHERE "threads"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "threads_hidden_from" ON "threads" USING btree ("hidden_from_id") WHERE "threads"."hidden_from_id" is not null;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_below" CHECK ("channels"."parent_id" is not null or not "channels"."moderators_only");--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_audience" CHECK ("channels"."audience" in ('network', 'full', 'group', 'persons'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_status" CHECK ("members"."status" in ('full', 'observer', 'partner'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_code" CHECK ("members"."code" ~ '^[A-Z]{2,4}$');--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_slow" CHECK ("threads"."slow_seconds" >= 0);