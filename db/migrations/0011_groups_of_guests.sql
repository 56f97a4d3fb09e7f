-- The groups whoever acts is in, or convenes. Nobody of a partner is in a group, also who was before their institution
-- became one.
create function acting_groups(as_convenor boolean) returns uuid[] language sql stable parallel safe
  return array(select g.group_id from group_people g join people p on p.id = g.person_id join members m on m.id = p.member_id
    where g.person_id = acting_person() and m.status <> 'partner' and (g.until is null or g.until > now())
      and (g.convenor or not as_convenor));
--> statement-breakpoint
create or replace function find_readable_channels() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  who text := current_setting('app.person');
  found uuid[];
begin
  if who = 'house' then found := array(select id from channels);
  else
    found := array(
      select c.id
      from people p join members m on m.id = p.member_id cross join channels c
      where p.id = who::uuid and p.disabled_at is null and (p.suspended_until is null or p.suspended_until <= now())
        and (not c.moderators_only or case c.audience
          when 'group' then c.group_id = any (acting_groups(true))
          when 'persons' then exists (
            select from channel_people n where n.channel_id = c.id and n.person_id = p.id and n.lead)
          else p.role <> 'person' end)
        and (exists (select from channel_people n where n.channel_id = c.id and n.person_id = p.id)
          or m.status <> 'partner'
          and (not exists (select from channel_members o where o.channel_id = c.id)
            or exists (select from channel_members o where o.channel_id = c.id and o.member_id = m.id))
          and case c.audience
            when 'network' then true
            when 'full' then m.status = 'full'
            when 'group' then c.group_id = any (acting_groups(false))
            else false end));
  end if;
  perform set_config('app.channels', found::text, true), set_config('app.channels_of', who, true);
  return found;
end $$;
--> statement-breakpoint
ALTER POLICY "wall" ON "announcements" TO public USING ((select acts_for_house()) or "announcements"."group_id" = any ((select acting_groups(false))::uuid[]));--> statement-breakpoint
ALTER POLICY "wall" ON "audit_acts" TO public USING ((select acts_for_house())
      or "audit_acts"."group_id" = any ((select acting_groups(true))::uuid[])
      or ("audit_acts"."group_id" is null or "audit_acts"."act" in ('group.make', 'group.edit', 'group.archive', 'group.reopen', 'group.admit', 'group.dismiss', 'group.convene', 'group.unconvene', 'group.limit', 'group.expire', 'invitation.make', 'invitation.withdraw'))
        and (select true from people p where p.id = (select acting_person()) and p.role = 'secretariat'));
