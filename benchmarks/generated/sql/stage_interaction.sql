-- One row per interaction, as the reader would have staged it
insert into stg_interaction by name
select
    0 as file_no,
    interaction_key as line,
    interaction_id,
    agent_id,
    'Agent ' || agent_id as agent_name,
    team,
    channel,
    topic,
    started_at,
    started_at::date as day,
    handle_seconds,
from interaction
