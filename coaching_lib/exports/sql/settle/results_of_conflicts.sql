-- One row per result whose lines describe its interaction in two ways
insert into fate by name
with conflicts as (
    select
        f.interaction_id,
        min(least(s.row_no, o.row_no)) as first_row,
        max(greatest(s.row_no, o.row_no)) as last_row,
    from fate as f
    join seen_interaction as s on s.rowid = f.row_id
    join seen_interaction as o on o.rowid = f.other_row
    where f.part = 'derived' and f.is_refused
    group by f.interaction_id
)

select
    'result' as part,
    r.row_id,
    r.file_no,
    true as is_refused,
    'conflicting-interaction' as code,
    'interaction_id' as field,
    r.interaction_id as "value",
    r.interaction_id,
    case when r.row_id = c.first_row then c.last_row else c.first_row end as other_row,
from alive_result as r
join conflicts as c on c.interaction_id = r.interaction_id
where coalesce(r.agent_id, r.agent_name, r.agent_email) is not null
