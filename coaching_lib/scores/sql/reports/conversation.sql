-- One row per interaction with this exported id.
select
    i.interaction_no,
    i.interaction_id,
    a.agent_id,
    coalesce(a.agent_name, a.agent_id) as agent_name,
    t.team,
    s.channel,
    s.topic,
    i.started_at,
    i.handle_seconds,
    i.official_score as score,
    i.auto_failed as is_auto_failed,
    i.link,
    i.day,
from interaction as i
join agent as a using (agent_no)
join stratum as s using (stratum_no)
left join team as t using (team_no)
where i.interaction_id = $interaction_id::text
