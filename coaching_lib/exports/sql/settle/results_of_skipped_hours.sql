-- One row per result line that states a time in the hour the clocks skip
insert into fate by name
select
    'result' as part,
    r.row_id,
    r.file_no,
    true as is_refused,
    'skipped-hour' as code,
    'started_at' as field,
    c.value,
    r.interaction_id,
from alive_result as r
join fate as c on c.part = 'derived' and c.code = 'skipped-hour'
    and c.interaction_id = r.interaction_id and c.file_no = r.file_no
