-- One row per result to be written, with the points it lost
-- the order is behavior_no, day, agent_no; one number says it, and few columns are sorted
insert into new.score by name
with ordered as (
    select
        p.behavior_no,
        i.day,
        i.agent_no,
        i.team_no,
        i.stratum_no,
        p.interaction_no,
        p.x,
        coalesce(p.weight, i.usual_weight) as weight,
        p.critical,
        case
            when p.x is null or i.weight_sum = 0 then 0
            else 100 * coalesce(p.weight, i.usual_weight) * (1 - p.x) / i.weight_sum
        end
        + case
            when i.failed > 0 and i.weight_sum > 0 and p.critical and p.x < 0.5
                then (100 - 100 * i.lost_weight / i.weight_sum) / i.failed
            else 0
        end as points_lost,
        p.is_na,
        p.has_own_weight,
        p.has_own_critical,
    from priced_result as p
    join placed as i using (interaction_no)
    order by p.behavior_no * (select count(*) from placed) + i.place
)

select
    * exclude (has_own_weight, has_own_critical),
    case when has_own_weight then weight end as own_weight,
    case when has_own_critical then critical end as own_critical,
from ordered
