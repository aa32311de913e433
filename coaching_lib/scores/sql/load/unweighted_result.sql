-- One row per result of interactions nobody gave weights for, 20,000 of them a rubric at most
-- which ones: by the hash of their ids, so that the order of loads is irrelevant
with ruled as (
    select distinct
        rubric_key,
        behavior_key,
    from rubric_rule
    where is_after and weight is not null
),

unweighted as (
    select
        s.interaction_id,
        s.rubric_key,
    from standing_result as s
    left join ruled as r
        on r.behavior_key = s.behavior_key
        and (r.rubric_key = s.rubric_key or r.rubric_key is null or s.rubric_key is null)
    group by s.interaction_id, s.rubric_key
    having max(s.weight) is null and count(r.behavior_key) = 0
    qualify row_number() over (
        partition by s.rubric_key order by hash(s.interaction_id), s.interaction_id
    ) <= 20000
)

select
    s.rubric_key,
    s.interaction_id,
    s.overall_score,
    s.behavior_key,
    case when $na_mode::text = 'pass' then coalesce(s.x, 1) else s.x end as x,
from standing_result as s
semi join unweighted as u on u.interaction_id = s.interaction_id
order by s.rubric_key, hash(s.interaction_id), s.interaction_id, s.behavior_key
