-- One row per behavior of one interaction, with everything an export would say about both.
select
    i.interaction_id,
    a.agent_id,
    a.agent_name,
    t.team,
    s.channel,
    s.topic,
    strftime(i.started_at, '%Y-%m-%dT%H:%M:%S+00:00') as started_at,
    i.handle_seconds,
    i.rubric,
    i.rubric_version,
    i.link,
    coalesce(i.revision, 0) + 1 as revision,
    b.behavior,
    case when not f.is_na then f.x end as points,
    f.own_weight as weight,
    f.own_critical as critical,
from interaction as i
join agent as a using (agent_no)
join stratum as s using (stratum_no)
join score as f on f.interaction_no = i.interaction_no and f.day is not distinct from i.day
join behavior as b using (behavior_no)
left join team as t on t.team_no = i.team_no
where i.interaction_id = $interaction_id::text
order by b.behavior
