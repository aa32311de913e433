-- One row per result of those contacts for which neither the export nor a rubric file gives weights
with told as (
    select
        r.interaction_id,
        lower(r.behavior) as behavior_key,
        r.x,
        r.weight,
    from told_result as r
    join joining as j on j.interaction_id = r.interaction_id and j.interaction_no is null

    union all

    select
        p.interaction_id,
        lower(p.behavior),
        p.x,
        p.weight,
    from pool_result as p
    join winner as w on w.interaction_id = p.interaction_id and w.result_load = p.load_no

    union all

    select
        d.interaction_id,
        lower(d.behavior),
        d.x,
        d.weight,
    from resulted as d
    anti join moved as m on m.interaction_no = d.interaction_no
),

ruled as (
    select distinct
        rubric_key,
        behavior_key,
    from rubric_rule
    where is_after and weight is not null
)

select
    c.rubric_key,
    c.interaction_id,
    c.overall_score,
    t.behavior_key,
    case when $na_mode::text = 'pass' then coalesce(t.x, 1) else t.x end as x,
from told as t
join scored_contact as c using (interaction_id)
left join ruled as r
    on r.behavior_key = t.behavior_key
    and (r.rubric_key = c.rubric_key or r.rubric_key is null or c.rubric_key is null)
window contact as (partition by c.interaction_id)
qualify
    max(t.weight) over contact is null
    and count(r.behavior_key) over contact = 0
order by c.rubric_key, hash(c.interaction_id), c.interaction_id, t.behavior_key
