-- One row per result to be written, with the points it lost
insert into new.score by name
select
    p.behavior_no,
    n.day,
    n.agent_no,
    n.team_no,
    n.stratum_no,
    p.interaction_no,
    p.x,
    coalesce(p.weight, l.usual_weight) as weight,
    p.critical,
    case
        when p.x is null or l.weight_sum = 0 then 0
        else 100 * coalesce(p.weight, l.usual_weight) * (1 - p.x) / l.weight_sum
    end
    + case
        when l.failed > 0 and l.weight_sum > 0 and p.critical and p.x < 0.5
            then (100 - 100 * l.lost_weight / l.weight_sum) / l.failed
        else 0
    end as points_lost,
    p.is_na,
    p.own_weight,
    p.own_critical,
from priced_result as p
join loss as l using (interaction_no)
join numbered as n using (interaction_no)
order by p.behavior_no, n.day, n.agent_no
