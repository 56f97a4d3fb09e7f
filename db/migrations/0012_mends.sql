-- Which groups whoever acts is in, or convenes, is looked for once and not for each channel; and nobody of a partner keeps
-- order, whatever office is kept of them.
create or replace function find_readable_channels() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  who text := current_setting('app.person');
  groups uuid[];
  convened uuid[];
  found uuid[];
begin
  if who = 'house' then found := array(select id from channels);
  else
    groups := acting_groups(false);
    convened := acting_groups(true);
    found := array(
      select c.id
      from people p join members m on m.id = p.member_id cross join channels c
      where p.id = who::uuid and p.disabled_at is null and (p.suspended_until is null or p.suspended_until <= now())
        and (not c.moderators_only or m.status <> 'partner' and case c.audience
          when 'group' then c.group_id = any (convened)
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
            when 'group' then c.group_id = any (groups)
            else false end));
  end if;
  perform set_config('app.channels', found::text, true), set_config('app.channels_of', who, true);
  return found;
end $$;
--> statement-breakpoint
-- A request keeps whom its channel named by itself when it was asked; of those before, only people of partners were asked
-- for by name.
update consents set reach = reach || jsonb_build_object('named', coalesce((
  select jsonb_agg(p.id) from people p join members m on m.id = p.member_id
    where m.status <> 'partner' and reach->'personIds' ? p.id::text), '[]'));
--> statement-breakpoint
ALTER POLICY "wall" ON "audit_acts" TO public USING ((select acts_for_house())
      or "audit_acts"."group_id" = any ((select acting_groups(true))::uuid[])
      or ("audit_acts"."group_id" is null or "audit_acts"."act" in ('group.make', 'group.edit', 'group.archive', 'group.reopen', 'group.admit', 'group.dismiss', 'group.convene', 'group.unconvene', 'group.limit', 'group.expire', 'invitation.make', 'invitation.withdraw'))
        and (select true from people p join members m on m.id = p.member_id
          where p.id = (select acting_person()) and p.role = 'secretariat' and m.status <> 'partner'));