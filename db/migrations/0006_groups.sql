CREATE TABLE "announcements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"by_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"revision" bigint NOT NULL,
	CONSTRAINT "announcements_kind" CHECK ("announcements"."kind" in ('admitted', 'dismissed', 'convened', 'unconvened', 'limited', 'expired'))
);
--> statement-breakpoint
ALTER TABLE "announcements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member_statuses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "member_statuses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" uuid NOT NULL,
	"status" text NOT NULL,
	"since" date,
	CONSTRAINT "member_statuses_status" CHECK ("member_statuses"."status" in ('full', 'observer', 'partner'))
);
--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "archived" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "via_group_id" uuid;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_statuses" ADD CONSTRAINT "member_statuses_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcements_group" ON "announcements" USING btree ("group_id","revision");--> statement-breakpoint
CREATE INDEX "member_statuses_member" ON "member_statuses" USING btree ("member_id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_via_group_id_groups_id_fk" FOREIGN KEY ("via_group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "wall" ON "announcements" AS PERMISSIVE FOR SELECT TO public USING ((select acts_for_house()) or exists (select from group_people g where g.group_id = "announcements"."group_id"
      and g.person_id = (select acting_person()) and (g.until is null or g.until > now())));--> statement-breakpoint
CREATE POLICY "wall_insert" ON "announcements" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);