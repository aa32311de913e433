-- One row per evaluated interaction that a table beside it describes; the evaluation's words stand
-- a time of the evaluation only stands in for the time of the contact
update stg_interaction as i
set
    agent_name = case
        when i.agent_name is distinct from i.agent_id then i.agent_name
        else coalesce(d.agent_name, i.agent_name)
    end,
    agent_email = coalesce(i.agent_email, d.agent_email),
    team = coalesce(i.team, d.team),
    manager = coalesce(i.manager, d.manager),
    manager_email = coalesce(i.manager_email, d.manager_email),
    channel = coalesce(i.channel, d.channel),
    topic = coalesce(i.topic, d.topic),
    handle_seconds = coalesce(i.handle_seconds, d.handle_seconds),
    link = coalesce(i.link, d.link),
    started_at = case
        when i.started_at is null or i.started_at = i.evaluated_at
            then coalesce(d.started_at, i.started_at)
        else i.started_at
    end,
    day = case
        when i.started_at is null or i.started_at = i.evaluated_at then coalesce(d.day, i.day)
        else i.day
    end,
from contact_told as d
where d.interaction_id = i.interaction_id
