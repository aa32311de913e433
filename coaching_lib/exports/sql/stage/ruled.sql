-- One row per behavior of the rubrics of the load, in the one spelling of the load
create or replace table ruled as
select
    s.spelled as behavior,
    any_value(u.weight) as weight,
    any_value(u.is_critical) as is_critical,
from alive_rubric as u
join spelling as s on s.kind = 'behavior' and s.written = u.behavior
group by s.spelled
