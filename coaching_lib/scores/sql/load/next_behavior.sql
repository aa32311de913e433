-- One row per behavior after the change; its weight: newest in results, else of the rubric file
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
            arg_max(critical, place) filter (is_rubric),
            false
        ) as is_critical,
        arg_max(guidance, place) as guidance,
        arg_max(goal_rate, place) as goal_rate,
    from placed
    group by behavior_key
)

select
    coalesce(
        b.behavior_no,
        (select coalesce(max(behavior_no), -1) from old.behavior)
        + row_number() over (partition by b.behavior_no is null order by f.behavior_key)
    )::integer as behavior_no,
    f.*,
from folded as f
left join old.behavior as b on lower(b.behavior) = f.behavior_key
