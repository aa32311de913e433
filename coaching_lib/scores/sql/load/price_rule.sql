-- One row per rubric of interactions and behavior: weight and mark from rubric files, x of n/a
-- the rubric of that name, else one without a name, else (interaction without rubric) any,
-- else as the exported scores imply
create or replace table price_rule as
with rule as (
    select *,
    from rubric_rule
    where is_after
),

anywhere as (
    select
        behavior_key,
        arg_max(weight, rubric_key) as weight,
        arg_max(critical, rubric_key) as critical,
    from rule
    group by behavior_key
)

select
    r.rubric_no,
    b.behavior_no,
    case when $na_mode::text = 'pass' then 1 end::double as x_of_na,
    coalesce(
        e.weight, u.weight, case when r.rubric_key is null then y.weight end, z.weight
    ) as weight,
    coalesce(
        e.critical, u.critical, case when r.rubric_key is null then y.critical end, z.critical
    ) as critical,
from next_rubric as r
cross join next_behavior as b
left join anywhere as y on y.behavior_key = b.behavior_key
left join rule as e on e.behavior_key = b.behavior_key and e.rubric_key = r.rubric_key
left join rule as u on u.behavior_key = b.behavior_key and u.rubric_key is null
left join next_estimate as z
    on z.behavior_key = b.behavior_key and z.rubric_key is not distinct from r.rubric_key
