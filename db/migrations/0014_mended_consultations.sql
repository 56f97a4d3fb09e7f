ALTER TABLE "answer_drafts" ADD COLUMN "writer_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "draft_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- By hand: of drafts that stand already nobody knows more than who wrote last.
update answer_drafts set writer_ids = array[writer_id];
