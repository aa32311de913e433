-- One row per rubric and behavior the load names: in a rubric file, or in results (newest weight)
-- the case names both sides: results are joined first, each row once, and not summed up before
create or replace table load_behavior_source as
with contact as materialized (
    select
        c.contact_no,
        s.rubric,
        coalesce(s.started_at, timestamp '0001-01-01') as told_at,
    from stg_contact as c
    left join stg_interaction as s on s.interaction_id = c.interaction_id
),

told as (
    select
        c.rubric,
        r.behavior_no,
        r.weight,
        r.critical,
        max(case when r.contact_no is not null then c.told_at end) as told_at,
    from stg_score as r
    join contact as c using (contact_no)
    group by all
),

placed as (
    select
        *,
        row_number() over (order by told_at, weight nulls first, critical nulls first) as place,
    from told
    join stg_behavior using (behavior_no)
)

select
    $load_no::integer as load_no,
    true as is_rubric,
    rubric,
    behavior,
    weight,
    critical,
    guidance,
    goal_rate,
    timestamp '0001-01-01' as newest_at,
from stg_rubric

union all by name

select
    $load_no::integer as load_no,
    false as is_rubric,
    rubric,
    min(behavior) as behavior,
    arg_max(weight, place) as weight,
    arg_max(critical, place) as critical,
    max(told_at) as newest_at,
from placed
group by rubric, lower(behavior)
