ALTER TABLE "channel_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "channel_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "channels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mentions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "post_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "posts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reactions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "read_marks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "departures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "thread_places" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "thread_topics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "threads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "wall" ON "channel_members" AS PERMISSIVE FOR SELECT TO public USING ("channel_members"."channel_id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
CREATE POLICY "wall_update" ON "channel_members" AS PERMISSIVE FOR UPDATE TO public USING ("channel_members"."channel_id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
CREATE POLICY "wall_delete" ON "channel_members" AS PERMISSIVE FOR DELETE TO public USING ("channel_members"."channel_id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
CREATE POLICY "wall_insert" ON "channel_members" AS PERMISSIVE FOR INSERT TO public WITH CHECK ("channel_members"."channel_id" = any ((select readable_channels())::uuid[]) or is_just_made("channel_members"."channel_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "channel_people" AS PERMISSIVE FOR SELECT TO public USING ("channel_people"."channel_id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
CREATE POLICY "wall_update" ON "channel_people" AS PERMISSIVE FOR UPDATE TO public USING ("channel_people"."channel_id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
CREATE POLICY "wall_delete" ON "channel_people" AS PERMISSIVE FOR DELETE TO public USING ("channel_people"."channel_id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
CREATE POLICY "wall_insert" ON "channel_people" AS PERMISSIVE FOR INSERT TO public WITH CHECK ("channel_people"."channel_id" = any ((select readable_channels())::uuid[]) or is_just_made("channel_people"."channel_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "channels" AS PERMISSIVE FOR SELECT TO public USING ("channels"."id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
CREATE POLICY "wall_update" ON "channels" AS PERMISSIVE FOR UPDATE TO public USING ("channels"."id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
CREATE POLICY "wall_insert" ON "channels" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select is_acting()));--> statement-breakpoint
CREATE POLICY "wall" ON "files" AS PERMISSIVE FOR ALL TO public USING (case when "files"."post_id" is null then ("files"."uploader_id" = (select acting_person()) or (select acts_for_house())) else (select true from posts as seen where seen.id = "files"."post_id") end);--> statement-breakpoint
CREATE POLICY "wall" ON "notes" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "notes"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "mentions" AS PERMISSIVE FOR ALL TO public USING ((select true from posts as seen where seen.id = "mentions"."post_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "post_versions" AS PERMISSIVE FOR ALL TO public USING ((select true from posts as seen where seen.id = "post_versions"."post_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "posts" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "posts"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "reactions" AS PERMISSIVE FOR SELECT TO public USING ((select true from posts as seen where seen.id = "reactions"."post_id"));--> statement-breakpoint
CREATE POLICY "wall_insert" ON "reactions" AS PERMISSIVE FOR INSERT TO public WITH CHECK (("reactions"."person_id" = (select acting_person()) or (select acts_for_house())) and (select true from posts as seen where seen.id = "reactions"."post_id"));--> statement-breakpoint
CREATE POLICY "wall_delete" ON "reactions" AS PERMISSIVE FOR DELETE TO public USING (("reactions"."person_id" = (select acting_person()) or (select acts_for_house())) and (select true from posts as seen where seen.id = "reactions"."post_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "drafts" AS PERMISSIVE FOR ALL TO public USING (("drafts"."person_id" = (select acting_person()) or (select acts_for_house())));--> statement-breakpoint
CREATE POLICY "wall" ON "read_marks" AS PERMISSIVE FOR ALL TO public USING (("read_marks"."person_id" = (select acting_person()) or (select acts_for_house())));--> statement-breakpoint
CREATE POLICY "wall" ON "departures" AS PERMISSIVE FOR ALL TO public USING ("departures"."channel_id" = any ((select readable_channels())::uuid[]));--> statement-breakpoint
CREATE POLICY "wall" ON "thread_places" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "thread_places"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "thread_topics" AS PERMISSIVE FOR ALL TO public USING ((select true from threads as seen where seen.id = "thread_topics"."thread_id"));--> statement-breakpoint
CREATE POLICY "wall" ON "threads" AS PERMISSIVE FOR ALL TO public USING ("threads"."channel_id" = any ((select readable_channels())::uuid[]));