-- One row per result to be written: x as counted, weight and mark of the export, else of the rubric
create or replace table priced_result as
with result as (
    select
        n.interaction_no,
        n.rubric_no,
        r.behavior,
        r.x,
        r.weight,
        r.critical,
    from stg_result as r
    join numbered as n on n.interaction_id = r.interaction_id and n.is_new

    union all

    select
        n.interaction_no,
        n.rubric_no,
        p.behavior,
        p.x,
        p.weight,
        p.critical,
    from pool_result as p
    join winner as w on w.interaction_id = p.interaction_id and w.result_load = p.load_no
    join numbered as n on n.interaction_id = p.interaction_id

    union all

    select
        n.interaction_no,
        n.rubric_no,
        d.behavior,
        d.x,
        d.weight,
        d.critical,
    from resulted as d
    join numbered as n using (interaction_no)
    semi join rescored as s on s.interaction_no = d.interaction_no
)

select
    r.interaction_no,
    b.behavior_no,
    case when $na_mode::text = 'pass' then coalesce(r.x, 1) else r.x end as x,
    r.x is null as is_na,
    coalesce(r.weight, p.weight) as weight,
    coalesce(r.critical, p.critical, false) as critical,
    r.weight as own_weight,
    r.critical as own_critical,
from result as r
join next_behavior as b on b.behavior_key = lower(r.behavior)
left join price_rule as p on p.rubric_no = r.rubric_no and p.behavior_no = b.behavior_no
