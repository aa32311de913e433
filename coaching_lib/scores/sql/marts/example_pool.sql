-- One row per miss that may be an example: kept ones, those of new rows, all of agents found anew
create or replace temp table example_pool as
select
    f.agent_no,
    f.behavior_no,
    f.interaction_no,
    f.day,
    f.points_lost,
from new.score as f
cross join newest_scored as n
where
    f.x < 1
    and f.day > n.day - 180
    and (
        f.interaction_no > (select coalesce(max(interaction_no), -1) from old.interaction)
        or f.agent_no in (select agent_no from example_agent)
    )
    and f.interaction_no not in (select interaction_no from new.interaction where weight_sum = 0)

union all

select e.*,
from old.example as e
cross join newest_scored as n
where
    e.day > n.day - 180
    and e.agent_no not in (select agent_no from example_agent)
