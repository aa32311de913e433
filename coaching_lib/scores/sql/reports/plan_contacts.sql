-- One row per contact of one agent on one behavior between two days where it applied.
select
    i.interaction_id,
    f.day,
    f.x,
from score as f
join interaction as i using (interaction_no)
where
    f.behavior_no in (select behavior_no from behavior where behavior = $behavior::text)
    and f.agent_no = $agent_no::integer
    and f.x is not null
    and i.weight_sum > 0
    and f.day between $first::date and $last::date
order by f.day, i.started_at, i.interaction_id
