CREATE TABLE "audit_acts" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"act" text NOT NULL,
	"group_id" uuid,
	"about" text NOT NULL,
	"details" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_acts_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_single" CHECK ("audit_head"."id" = 1)
);
--> statement-breakpoint
CREATE INDEX "audit_acts_group" ON "audit_acts" USING btree ("group_id","sequence");--> statement-breakpoint
-- custom
INSERT INTO "audit_head" ("sequence", "hash") VALUES (0, repeat('0', 64));--> statement-breakpoint
CREATE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE audit_head SET sequence = new.sequence, hash = new.hash
    WHERE sequence = new.sequence - 1 AND hash = new.previous_hash;
  -- The code of two writes that met: whoever took the same place in the chain does it again.
  IF NOT FOUND THEN RAISE EXCEPTION 'An act goes to the end of the log.' USING ERRCODE = '40001'; END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What stands in the log stays as it is.' USING ERRCODE = '23001';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_append BEFORE INSERT ON "audit_acts" FOR EACH ROW EXECUTE FUNCTION audit_append();--> statement-breakpoint
CREATE TRIGGER audit_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_acts" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();--> statement-breakpoint
CREATE TRIGGER audit_head_refuse BEFORE INSERT OR DELETE OR TRUNCATE ON "audit_head" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();--> statement-breakpoint
CREATE TRIGGER audit_head_forward BEFORE UPDATE ON "audit_head" FOR EACH ROW
  WHEN (new.sequence <> old.sequence + 1) EXECUTE FUNCTION audit_refuse();
