-- One row per agent whose impacts do not sum to 100 - average over the interactions that count
with lost as (
    select
        agent_no,
        sum(points_lost) as points_lost,
    from new.cube
    group by agent_no
),

scored as (
    select
        agent_no,
        sum(behavior_scored) as behavior_scored,
        sum(computed_sum) as computed_sum,
    from new.agent_day
    group by agent_no
)

select
    s.agent_no,
    coalesce(l.points_lost, 0) / s.behavior_scored as impacts,
    100 - s.computed_sum / s.behavior_scored as expected,
from scored as s
left join lost as l using (agent_no)
where
    s.behavior_scored > 0
    and not abs(
        coalesce(l.points_lost, 0) / s.behavior_scored - (100 - s.computed_sum / s.behavior_scored)
    ) < 1e-9
