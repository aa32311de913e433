-- One row per agent, behavior and miss: the 20 newest; ties as in the examples of the reports
-- only the days of the 20 newest are ranked: ranking all misses would be most of a load's cost
insert into new.example by name
with newest as (
    select
        agent_no,
        behavior_no,
        list_min(max(day, 20)) as since,
    from example_pool
    group by all
),

near as (
    select
        p.*,
        i.started_at,
        i.interaction_id,
    from example_pool as p
    join newest as n using (agent_no, behavior_no)
    join new.interaction as i using (interaction_no)
    where p.day >= n.since
)

select * exclude (started_at, interaction_id),
from near
qualify row_number() over (
    partition by agent_no, behavior_no
    order by started_at desc nulls last, points_lost desc, interaction_id
) <= 20
order by agent_no, behavior_no, day desc
