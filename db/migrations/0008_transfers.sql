ALTER TABLE "threads" ADD COLUMN "transfer_revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- custom
-- The application deletes no threads; this one does, and only what is hidden where the one who asks reads. Gives the ids
-- of the files whose bytes can go.
create function remove_thread(thread uuid) returns setof uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from threads t
    where t.id = thread and t.hidden_from_id is not null and t.channel_id = any (readable_channels())) then return;
  end if;
  return query delete from files f using posts p where p.id = f.post_id and p.thread_id = thread returning f.id;
  -- What is held for it has nowhere to go; its files are loose and tidied away.
  delete from held_posts h where h.thread_id = thread;
  delete from threads t where t.merged_into_id = thread;
  delete from threads t where t.id = thread;
end $$;
