-- One row per interaction of an agent that is read as another
update stg_interaction as i
set
    agent_id = p.agent_id,
    agent_name = coalesce(p.agent_name, i.agent_name),
    agent_email = coalesce(p.agent_email, i.agent_email),
from same_person as p
where p.alias_key = lower(i.agent_id)
