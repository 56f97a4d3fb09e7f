-- By hand: how a consultation stands says by now how many of those who owe need longer, and until when.
update threads t set consultation = t.consultation || jsonb_build_object(
  'needing', count_of.needing,
  'needsUntil', to_char(count_of.latest at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
from (
  select c.thread_id, count(s.needs_until) as needing, max(s.needs_until) as latest
  from consultations c left join seats s on s.thread_id = c.thread_id and s.answer_id is null
  group by c.thread_id) as count_of
where t.consultation is not null and count_of.thread_id = t.id;
