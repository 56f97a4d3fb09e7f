import { sql } from 'drizzle-orm'
import type { Database } from '../db/database'

/**
 * Keeps which tables are written in: a trigger on each, for every row that is another afterwards. That a session is in
 * use is noted by the minute and left out, as is what is kept of words and files to be searched. Of the log it keeps which acts came into it.
 */
export async function openLedger(db: Database) {
  await db.execute(sql`
    create schema ledger;
    create unlogged table ledger.changes (number bigserial, name text not null);
    create function ledger.note() returns trigger language plpgsql security definer as $$
    begin
      if tg_op = 'UPDATE' and (old is not distinct from new or tg_table_name = 'sessions') then return null; end if;
      if tg_table_name in ('audit_head', 'lexicon', 'file_texts', 'file_pieces') then return null; end if;
      insert into ledger.changes (name)
        select case tg_table_name when 'audit_acts' then to_jsonb(new) ->> 'act' else tg_table_name::text end;
      return null;
    end $$;
    do $$ declare t record; begin
      for t in select tablename from pg_tables where schemaname = 'public' loop
        execute format('create trigger ledger after insert or update or delete on %I
          for each row execute function ledger.note()', t.tablename);
      end loop;
    end $$;`)
  /** Since the last time: the tables written in, by name, and the acts, one after another. */
  return async () => {
    const rows = await db.execute<{ name: string }>(sql`
      with gone as (delete from ledger.changes returning number, name) select name from gone order by number`)
    const names = rows.map(({ name }) => name)
    const isAct = (name: string) => name.includes('.')
    const tables = [...new Set(names.filter((name) => !isAct(name)))].sort()
    return { changes: tables.join(' '), audit: names.filter(isAct).join(' ') }
  }
}
