-- By hand: as in 0024, but what is older is bounded in words that no index of time answers to. The planner takes looking at
-- a long text for as cheap as at a short one, and would look at all of them in the order of time.
create or replace function find_newest_first(places text, hits text, first int,
    query tsquery, before timestamptz, before_id uuid, filter jsonb, most int)
  returns table (id uuid, at timestamptz, post_id uuid, thread_id uuid, piece int)
  language plpgsql stable rows 100 set enable_seqscan = off as $$
declare
  readable uuid[] := readable_channels();
  low timestamptz;
  low_id uuid;
  found int;
begin
  loop
    low := null;
    if query is not null and first is not null then
      execute 'select at, id from (' || places || ') as place where (at, id) < ($1, $2)
        order by at desc, id desc offset $3 limit 1' into low, low_id using before, before_id, first;
    end if;
    if query is not null and low is null then
      hits := regexp_replace(hits, '\((\S+), (\S+)\) < \(\$2, \$3\)', 'not ((\1, \2) >= ($2, $3))');
      hits := regexp_replace(hits, ' and \(\S+, \S+\) >= \(\$7, \$8\)', '');
    end if;
    return query execute case
      when query is null then hits || ' order by 2 desc, 1 desc limit $6'
      else 'with near as materialized (' || hits || ') select * from near order by at desc, id desc limit $6'
    end using query, before, before_id, filter, readable, most, coalesce(low, '-infinity'),
      case when low is null then '00000000-0000-0000-0000-000000000000' else low_id end;
    get diagnostics found = row_count;
    most := most - found;
    exit when most <= 0 or low is null;
    before := low;
    before_id := low_id;
    first := null;
  end loop;
end $$;
