-- One row per name that belongs to exactly one agent id, in this load and in the store
create or replace table agent_by_name as
with named as (
    select agent_name, agent_id from alive_interaction
    union
    select agent_name, agent_id from alive_agent
),

spelled as (
    select
        lower(n.spelled) as name_key,
        i.spelled as agent_id,
    from named as a
    join spelling as n on n.kind = 'agent_name' and n.written = a.agent_name
    join spelling as i on i.kind = 'agent_id' and i.written = a.agent_id
    union all
    select lower(agent_name), agent_id from old.agent where agent_name is not null
)

select
    name_key,
    any_value(agent_id) as agent_id,
from spelled
group by name_key
having count(distinct lower(agent_id)) = 1
