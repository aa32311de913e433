-- One row per agent: who the person is at present.
select
    agent_no,
    agent_id,
    coalesce(agent_name, agent_id) as agent_name,
    email,
    team,
    manager,
    manager_email,
from agent
order by agent_no
