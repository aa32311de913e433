-- One row per interaction and variant of it that the lines of a table of results describe
insert into seen_interaction by name
select
    file_no,
    min(line) as line,
    min(row_id) as row_no,
    interaction_id,
    any_value(agent_id) as agent_id,
    any_value(agent_name) as agent_name,
    any_value(agent_email) as agent_email,
    any_value(team) as team,
    any_value(manager) as manager,
    any_value(manager_email) as manager_email,
    any_value(channel) as channel,
    any_value(topic) as topic,
    any_value(started) as started,
    any_value(is_zoned) as is_zoned,
    any_value(handle) as handle,
    any_value(rubric) as rubric,
    any_value(rubric_version) as rubric_version,
    any_value(overall) as overall,
    any_value(evaluator) as evaluator,
    any_value(evaluation_id) as evaluation_id,
    any_value(evaluated) as evaluated,
    max(revision) as revision,
    any_value(link) as link,
    true as is_of_results,
from {lines}
where coalesce(agent_id, agent_name, agent_email) is not null
group by
    file_no, interaction_id, started, handle, overall,
    lower(coalesce(agent_id, agent_name, agent_email))
