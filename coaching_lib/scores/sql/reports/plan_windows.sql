-- One row per agent and stratum of one behavior: contacts and passes before and after a plan.
with scored as (
    select interaction_no from interaction where weight_sum > 0
),

counted as (
    select
        f.agent_no,
        f.stratum_no,
        count(f.x) filter (f.day between $base_first::date and $base_last::date) as n0,
        coalesce(sum(f.x) filter (f.day between $base_first::date and $base_last::date), 0) as k0,
        count(f.x) filter (f.day between $after_first::date and $after_last::date) as n1,
        coalesce(sum(f.x) filter (f.day between $after_first::date and $after_last::date), 0) as k1,
    from score as f
    where
        f.behavior_no in (select behavior_no from behavior where behavior = $behavior::text)
        and f.x is not null
        and (f.weight > 0 or f.interaction_no in (from scored))
        and (
            f.day between $base_first::date and $base_last::date
            or f.day between $after_first::date and $after_last::date
        )
    group by all
)

select
    a.agent_id,
    s.channel,
    s.topic,
    c.*,
from counted as c
join agent as a using (agent_no)
join stratum as s using (stratum_no)
order by c.agent_no, c.stratum_no
