-- One row per behavior of the rubrics.
select
    behavior_no,
    behavior,
    rubric,
    weight,
    is_critical,
    guidance,
    goal_rate,
from behavior
order by behavior_no
