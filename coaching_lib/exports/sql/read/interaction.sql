-- One row per line of a table of interactions
insert into seen_interaction by name
with {relations}

select
    $file_no as file_no,
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
    has_zone as is_zoned,
    handle,
    rubric,
    rubric_version,
    overall,
    evaluator,
    evaluation_id,
    evaluated,
    revision_number as revision,
    link,
    false as is_of_results,
    interaction_problem as problem,
from interaction_judged
