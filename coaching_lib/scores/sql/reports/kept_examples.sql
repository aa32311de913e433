-- One row per kept miss of one agent and behavior, newest first: as examples, without filters.
select
    i.interaction_no,
    i.interaction_id,
    i.started_at,
    s.channel,
    s.topic,
    i.official_score as score,
    e.points_lost,
    i.day,
    i.link,
from example as e
join interaction as i on i.interaction_no = e.interaction_no and i.day = e.day
join stratum as s on s.stratum_no = i.stratum_no
where
    e.behavior_no in (select behavior_no from behavior where behavior = $behavior::text)
    and e.agent_no = $agent_no::integer
    and e.day >= $first::date
order by i.started_at desc nulls last, e.points_lost desc, i.interaction_id
limit $limit::integer
