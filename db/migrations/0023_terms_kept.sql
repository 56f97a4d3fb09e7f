ALTER TABLE "terms" DROP CONSTRAINT "terms_state";--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "removed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_removed_by_id_people_id_fk" FOREIGN KEY ("removed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_removed" CHECK (("terms"."removed_by_id" is null) = ("terms"."removed_at" is null));--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_state" CHECK ("terms"."state" in ('suggested', 'accepted') and ("terms"."of_id" is null or "terms"."state" = 'suggested' or "terms"."removed_at" is not null));--> statement-breakpoint
ALTER POLICY "wall" ON "terms" TO public USING ((select acts_for_house()) or (select is_acting()) and ("terms"."state" = 'accepted' and "terms"."removed_at" is null
      or (select seen.status <> 'partner' from members as seen where seen.id = (select acting_member()))));