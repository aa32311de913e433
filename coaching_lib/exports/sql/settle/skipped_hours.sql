-- One row per interaction whose time falls into the hour the clocks skip
insert into fate by name
select
    case when is_of_results then 'derived' else 'interaction' end as part,
    row_id,
    file_no,
    true as is_refused,
    'skipped-hour' as code,
    'started_at' as field,
    strftime(started, '%Y-%m-%d %H:%M:%S') as "value",
    interaction_id,
from clock
where kind = 'skipped'
