-- One row per result: a long export, one file that describes its interactions as well
select
    interaction_id,
    agent_id,
    team,
    channel,
    topic,
    started_at,
    handle_seconds,
    behavior,
    points,
    max_points,
from result
