-- One row per agent after the change; the team in the spelling of the teams
insert into new.agent by name
select
    a.* exclude (agent_key, roster_team, team),
    t.team,
from next_agent as a
left join next_team as t on t.team_key = lower(a.team)
order by agent_no
