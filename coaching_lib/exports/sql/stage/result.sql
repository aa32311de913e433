-- One row per interaction and behavior of the load
insert into stg_result by name
select
    r.file_no,
    coalesce(r.line, r.row_id - f.first_row + f.first_line) as line,
    r.interaction_id,
    r.behavior,
    coalesce(case when r.x > 1 then 1 else r.x end, (r.graded - s.low) / (s.top - s.low)) as x,
    coalesce(r.weight, u.weight) as weight,
    coalesce(r.is_critical, u.is_critical) as critical,
from spelled_result as r
left join reading as f on f.file_no = r.file_no and f.part = 'result'
left join scale as s on s.behavior = r.behavior
left join ruled as u on u.behavior = r.behavior
