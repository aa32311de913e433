-- One row per rubric and behavior of the rubric files of the load
insert into stg_rubric by name
select
    u.rubric,
    s.spelled as behavior,
    u.weight,
    u.is_critical as critical,
    u.guidance,
    u.goal_rate,
from alive_rubric as u
join spelling as s on s.kind = 'behavior' and s.written = u.behavior
