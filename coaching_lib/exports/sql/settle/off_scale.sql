-- One row per result whose number lies outside the scale of its behavior
insert into fate by name
select
    'result' as part,
    r.row_id,
    r.file_no,
    true as is_refused,
    'off-scale' as code,
    'result' as field,
    r.graded::varchar as "value",
    r.interaction_id,
from spelled_result as r
join scale as s on s.behavior = r.behavior
where r.graded not between s.low and s.top
