-- One row per behavior after the change
-- its weight: newest in results, else of the rubric file, else as the exported scores imply
create or replace table next_behavior as
with placed as (
    select
        *,
        lower(behavior) as behavior_key,
        row_number() over (order by newest_at, load_no, rubric nulls first, behavior) as place,
    from next_behavior_source
),

folded as (
    select
        behavior_key,
        arg_min(behavior, load_no * 2 + is_rubric::integer) as behavior,
        arg_max(rubric, place) as rubric,
        coalesce(
            arg_max(weight, place) filter (not is_rubric), arg_max(weight, place) filter (is_rubric)
        ) as weight,
        coalesce(
            arg_max(critical, place) filter (not is_rubric),
            arg_max(critical, place) filter (is_rubric)
        ) as is_critical,
        arg_max(guidance, place) as guidance,
        arg_max(goal_rate, place) as goal_rate,
    from placed
    group by behavior_key
),

implied as (
    select
        behavior_key,
        max_by(weight, rubric_key) as weight,
        bool_or(critical) as is_critical,
    from (select * replace (coalesce(rubric_key, '') as rubric_key) from next_estimate)
    group by behavior_key
)

select
    coalesce(
        b.behavior_no,
        (select coalesce(max(behavior_no), -1) from old.behavior)
        + row_number() over (partition by b.behavior_no is null order by f.behavior_key)
    )::integer as behavior_no,
    f.* replace (
        coalesce(f.weight, m.weight) as weight,
        coalesce(f.is_critical, m.is_critical, false) as is_critical
    ),
from folded as f
left join implied as m on m.behavior_key = f.behavior_key
left join old.behavior as b on lower(b.behavior) = f.behavior_key
