-- One row per agent of a roster that is read as another
update stg_agent as a
set
    agent_id = p.agent_id,
    agent_name = coalesce(p.agent_name, a.agent_name),
    email = coalesce(p.agent_email, a.email),
from same_person as p
where p.alias_key = lower(a.agent_id)
