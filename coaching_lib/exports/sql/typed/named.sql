-- One row per table line: ids and names trimmed, words such as NULL or n/a in them missing
select
    * exclude ({named}),
    present_id(interaction_id) as interaction_id, -- if interaction_id: varchar
    present_id(agent_id) as agent_id, -- if agent_id: varchar
    present_id(agent_name) as agent_name, -- if agent_name: varchar
    present_id(agent_email) as agent_email, -- if agent_email: varchar
    present_id(team) as team, -- if team: varchar
    present_id(manager) as manager, -- if manager: varchar
    present_id(manager_email) as manager_email, -- if manager_email: varchar
    present_id(channel) as channel, -- if channel: varchar
    present_id(topic) as topic, -- if topic: varchar
    present_id(rubric) as rubric, -- if rubric: varchar
    present_id(rubric_version) as rubric_version, -- if rubric_version: varchar
    present_id(evaluation_id) as evaluation_id, -- if evaluation_id: varchar
    evaluator_of(evaluator) as evaluator, -- if evaluator: varchar
    trimmed(link) as link, -- if link: varchar
    trimmed(behavior) as behavior, -- if behavior: varchar
from lines
