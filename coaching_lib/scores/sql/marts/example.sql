-- One row per agent, behavior and miss: the 20 newest; of equal times by the hash of the id
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
        hash(i.interaction_id) as id_hash,
    from example_pool as p
    join newest as n using (agent_no, behavior_no)
    join new.interaction as i using (interaction_no)
    where p.day >= n.since
)

select * exclude (started_at, id_hash),
from near
qualify row_number() over (
    partition by agent_no, behavior_no order by started_at desc, id_hash
) <= 20
order by agent_no, behavior_no, day desc
