-- One row per agent of the load that is read as another
select
    any_value(i.agent_id) as agent_id,
    any_value(p.agent_id) as read_as,
    count(*) as interactions,
from stg_interaction as i
join same_person as p on p.alias_key = lower(i.agent_id)
group by p.alias_key
order by p.alias_key
