-- One row per interaction to be written
insert into new.interaction by name
select
    h.* exclude (agent_id, team, channel, topic, is_new),
    n.agent_no,
    n.team_no,
    n.stratum_no,
    l.score,
    coalesce(h.overall_score, l.score) as official_score,
    l.weight_sum,
    coalesce(l.failed > 0, false) as auto_failed,
    h.team is not null as has_own_team,
from next_header as h
join numbered as n using (interaction_no)
left join loss as l using (interaction_no)
order by interaction_no
