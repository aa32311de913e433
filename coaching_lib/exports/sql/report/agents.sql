-- One row per agent of the load and of the scores so far
with told as (
    select agent_id, agent_name, agent_email as email, team, 1 as contacts from stg_interaction
    union all
    select agent_id, agent_name, email, team, 0 from stg_agent
    union all
    select a.agent_id, a.agent_name, a.email, a.team, coalesce(d.contacts, 0)
    from old.agent as a
    left join (
        select agent_no, sum(interactions) as contacts from old.agent_day group by agent_no
    ) as d using (agent_no)
)

select
    any_value(agent_id) as agent_id,
    any_value(agent_name) as name,
    any_value(email) as email,
    any_value(team) as team,
    sum(contacts)::bigint as contacts,
from told
where agent_id is not null
group by lower(agent_id)
order by lower(agent_id)
