-- One row per behavior of some interactions, by exported id; x null = not applicable.
select
    i.interaction_id,
    a.agent_id,
    b.behavior,
    case when not f.is_na then f.x end as x,
from interaction as i
join agent as a using (agent_no)
join score as f on f.interaction_no = i.interaction_no and f.day is not distinct from i.day
join behavior as b using (behavior_no)
where list_contains($interactions::text[], i.interaction_id)
order by i.interaction_id, b.behavior
