-- One row per line of a roster
insert into seen_agent by name
with {relations}

select
    $file_no as file_no,
    line,
    breaks,
    agent_id,
    agent_name,
    agent_email,
    team,
    manager,
    manager_email,
    case
        when first_cell is null then problem('empty-row', null, null)
        when coalesce(agent_id, agent_name, agent_email) is null then missing('agent', first_cell)
    end as problem,
from typed
