ALTER TABLE "audit_acts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "wall" ON "audit_acts" AS PERMISSIVE FOR SELECT TO public USING ((select acts_for_house())
      or "audit_acts"."group_id" = any ((select array(select g.group_id from group_people g where g.convenor
        and g.person_id = (select acting_person()) and (g.until is null or g.until > now())))::uuid[])
      or ("audit_acts"."group_id" is null or "audit_acts"."act" in ('group.make', 'group.edit', 'group.archive', 'group.reopen', 'group.admit', 'group.dismiss', 'group.convene', 'group.unconvene', 'group.limit', 'group.expire', 'invitation.make', 'invitation.withdraw'))
        and (select true from people p where p.id = (select acting_person()) and p.role = 'secretariat'));--> statement-breakpoint
CREATE POLICY "wall_insert" ON "audit_acts" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);