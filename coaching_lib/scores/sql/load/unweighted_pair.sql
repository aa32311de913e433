-- One row per rubric and behavior that results named without a weight, and no rubric file gave one
select
    lower(s.rubric) as rubric_key,
    lower(s.behavior) as behavior_key,
from next_behavior_source as s
left join rubric_rule as r
    on r.is_after
    and r.behavior_key = lower(s.behavior)
    and (r.rubric_key = lower(s.rubric) or r.rubric_key is null or s.rubric is null)
where not s.is_rubric
group by all
having max(s.weight) is null and max(r.weight) is null
limit 1
