-- One row per agent id that is another's, with the name and address of the one it is read as
create or replace table same_person as
with named as (
    select lower(agent_id) as agent_key, agent_id, agent_name, agent_email, 1 as place
    from stg_interaction
    union all
    select lower(agent_id), agent_id, agent_name, email, 2 from stg_agent
    union all
    select lower(agent_id), agent_id, agent_name, email, 3 from old.agent
)

select
    b.alias_key,
    coalesce(arg_min(n.agent_id, n.place), any_value(b.kept)) as agent_id,
    arg_min(n.agent_name, n.place) as agent_name,
    arg_min(n.agent_email, n.place) as agent_email,
from batch as b
left join named as n on n.agent_key = lower(b.kept)
group by b.alias_key
