-- One row per agent of the rosters of the load
insert into stg_agent by name
select
    coalesce(aid.spelled, known.agent_id, aname.spelled, a.agent_email) as agent_id,
    coalesce(aname.spelled, aid.spelled, a.agent_email) as agent_name,
    a.agent_email as email,
    team.spelled as team,
    manager.spelled as manager,
    a.manager_email,
from alive_agent as a
left join spelling as aid on aid.kind = 'agent_id' and aid.written = a.agent_id
left join spelling as aname on aname.kind = 'agent_name' and aname.written = a.agent_name
left join spelling as team on team.kind = 'team' and team.written = a.team
left join spelling as manager on manager.kind = 'manager' and manager.written = a.manager
left join agent_by_name as known on known.name_key = lower(aname.spelled)
