-- One row per interaction to be written, in numbers
create or replace table numbered as
select
    h.interaction_id,
    h.interaction_no,
    h.is_new,
    h.day,
    c.contact_no,
    a.agent_no,
    t.team_no,
    s.stratum_no,
    r.rubric_no,
from next_header as h
left join stg_contact as c on c.interaction_id = h.interaction_id
join next_agent as a on a.agent_key = lower(h.agent_id)
left join next_team as t on t.team_key = lower(coalesce(h.team, a.roster_team))
join next_stratum as s
    on s.channel_key is not distinct from lower(h.channel)
    and s.topic_key is not distinct from lower(h.topic)
join next_rubric as r on r.rubric_key is not distinct from lower(h.rubric)
