-- One row per day, agent, team and behavior of touched days; interactions without a score left out
insert into new.cube by name
with result as (
    select
        f.*,
        i.weight_sum,
    from new.score as f
    join new.interaction as i using (interaction_no)
    where
        i.weight_sum > 0
        and exists (from touched_day as d where d.day is not distinct from f.day)
)

select
    day,
    agent_no,
    team_no,
    behavior_no,
    count(x) as applicable,
    coalesce(sum(1 - x), 0) as misses,
    sum(points_lost) as points_lost,
    coalesce(sum(100 * weight / weight_sum) filter (x is not null), 0) as price,
from result
group by all
order by day, agent_no, behavior_no
