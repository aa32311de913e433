-- One row per result to be written: x as counted, weight and mark of the export, else of the rubric
-- a view: written down, ten million rows would take longer than being put together twice
create or replace view priced_result as
with known as (
    select
        s.behavior_no as staged_no,
        b.behavior_no,
    from stg_behavior as s
    join next_behavior as b on b.behavior_key = lower(s.behavior)
),

result as (
    select
        n.interaction_no,
        n.rubric_no,
        k.behavior_no,
        s.x,
        s.weight,
        s.critical,
    from stg_score as s
    join numbered as n on n.contact_no = s.contact_no and n.is_new
    join known as k on k.staged_no = s.behavior_no

    union all

    select
        h.interaction_no,
        h.rubric_no,
        b.behavior_no,
        h.x,
        h.weight,
        h.critical,
    from kept_result as h
    join next_behavior as b on b.behavior_key = lower(h.behavior)
)

select
    r.interaction_no,
    r.behavior_no,
    coalesce(r.x, p.x_of_na) as x,
    r.x is null as is_na,
    coalesce(r.weight, p.weight) as weight,
    coalesce(r.critical, p.critical, false) as critical,
    r.weight is not null as has_own_weight,
    r.critical is not null as has_own_critical,
from result as r
left join price_rule as p on p.rubric_no = r.rubric_no and p.behavior_no = r.behavior_no
