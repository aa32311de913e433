-- One row per interaction and behavior column of the wide tables
insert into stg_result by name
select
    a.file_no,
    coalesce(a.line, a.row_id - f.first_row + f.first_line) as line,
    a.interaction_id,
    b.spelled as behavior,
    c.x,
    coalesce(c.weight, u.weight) as weight,
    coalesce(c.is_critical, u.is_critical) as critical,
from seen_cell as c
join alive_interaction as a on a.row_id = c.row_id
join spelling as b on b.kind = 'behavior' and b.written = c.behavior
left join reading as f on f.file_no = a.file_no and f.part = 'interaction'
left join ruled as u on u.behavior = b.spelled
