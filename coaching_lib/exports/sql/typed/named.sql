-- One row per table line: ids and names trimmed, words such as NULL or n/a in them missing
select
    * exclude ({named}),
    present_id(interaction_id) as interaction_id, -- needs interaction_id: varchar
    present_id(agent_id) as agent_id, -- needs agent_id: varchar
    present_id(agent_name) as agent_name, -- needs agent_name: varchar
    present_id(agent_email) as agent_email, -- needs agent_email: varchar
    present_id(team) as team, -- needs team: varchar
    present_id(manager) as manager, -- needs manager: varchar
    present_id(manager_email) as manager_email, -- needs manager_email: varchar
    present_id(channel) as channel, -- needs channel: varchar
    present_id(topic) as topic, -- needs topic: varchar
    present_id(rubric) as rubric, -- needs rubric: varchar
    present_id(rubric_version) as rubric_version, -- needs rubric_version: varchar
    present_id(evaluation_id) as evaluation_id, -- needs evaluation_id: varchar
    evaluator_of(evaluator) as evaluator, -- needs evaluator: varchar
    trimmed(link) as link, -- needs link: varchar
    trimmed(behavior) as behavior, -- needs behavior: varchar
from lines
