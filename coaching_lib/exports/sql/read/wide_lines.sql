-- One row per line of a wide table: its interaction, and its behavior columns as text
create or replace table wide as
with {relations}

select
    line,
    breaks,
    interaction_id,
    agent_id,
    agent_name,
    agent_email,
    team,
    manager,
    manager_email,
    channel,
    topic,
    started,
    has_zone,
    handle,
    rubric,
    rubric_version,
    overall,
    evaluator,
    evaluation_id,
    evaluated,
    revision_number,
    link,
    interaction_problem as problem,
    [{cells}]::varchar[] as cells,
from interaction_judged
