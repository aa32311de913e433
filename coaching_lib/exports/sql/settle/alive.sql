-- One row per row of one part that is neither refused nor skipped so far
create or replace temp view {alive} as
select
    s.rowid as row_id,
    s.*,
    {absent}
from {seen} as s
anti join (select row_id from fate where part in ({parts})) as f on f.row_id = s.rowid
where s.problem is null
