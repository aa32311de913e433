-- One row per behavior of one interaction: its result and what it cost.
select
    b.behavior,
    f.x,
    f.is_na,
    f.points_lost,
    f.critical as is_critical,
    b.guidance,
    f.weight,
from score as f
join behavior as b using (behavior_no)
where
    f.interaction_no = $interaction_no::integer
    and f.day is not distinct from $day::date
order by f.points_lost desc, b.behavior
