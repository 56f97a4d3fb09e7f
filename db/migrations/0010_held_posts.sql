-- custom
-- As before, but for what waited for it: that was refused just now, and its author has the text back.
create or replace function remove_thread(thread uuid) returns setof uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from threads t
    where t.id = thread and t.hidden_from_id is not null and t.channel_id = any (readable_channels())) then return;
  end if;
  return query delete from files f using posts p where p.id = f.post_id and p.thread_id = thread returning f.id;
  delete from threads t where t.merged_into_id = thread;
  delete from threads t where t.id = thread;
end $$;
