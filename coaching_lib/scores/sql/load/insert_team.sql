-- One row per team that an interaction or an agent belongs to
insert into new.team by name
select * exclude (team_key),
from next_team
where
    team_no in (select i.team_no from new.interaction as i)
    or team in (select a.team from new.agent as a)
order by team_no
