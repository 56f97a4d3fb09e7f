ALTER TABLE "answers" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "confirmed_on" date;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "is_renewal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "asked_again_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "asked_again_by_id" uuid;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "asked_again_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_confirmed_by_id_people_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_asked_again_by_id_people_id_fk" FOREIGN KEY ("asked_again_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seats_asked_again" ON "seats" USING btree ("member_id","asked_again_at") WHERE "seats"."asked_again_at" is not null;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_again" CHECK (("consultations"."asked_again_at" is null) = ("consultations"."asked_again_by_id" is null));