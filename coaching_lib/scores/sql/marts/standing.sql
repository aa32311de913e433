-- One row per agent, behavior and stratum: the last days counted back from the newest scored day
insert into new.standing by name
with result as (
    select
        f.agent_no,
        f.behavior_no,
        f.stratum_no,
        (f.x is not null)::integer as applicable,
        coalesce(1 - f.x, 0) as missed,
        n.day - f.day as age,
    from new.score as f
    cross join newest_scored as n
    where
        f.day > n.day - 365
        and f.interaction_no not in (
            select interaction_no from new.interaction where weight_sum = 0
        )
)

select
    agent_no,
    behavior_no,
    stratum_no,
    sum(applicable) filter (age < 30) as applicable_30,
    sum(missed) filter (age < 30) as misses_30,
    sum(applicable) filter (age < 90) as applicable_90,
    sum(missed) filter (age < 90) as misses_90,
    sum(applicable) filter (age < 180) as applicable_180,
    sum(missed) filter (age < 180) as misses_180,
    sum(applicable) as applicable_365,
    sum(missed) as misses_365,
from result
group by all
order by agent_no, behavior_no
