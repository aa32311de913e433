-- One row per rubric and behavior of the staged rubric files
select
    rubric,
    behavior,
    weight,
    critical,
    goal_rate,
from stg_rubric
order by rubric nulls first, behavior
