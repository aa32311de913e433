-- One row per day of one team on one behavior, without one agent: contacts and misses.
select
    c.day,
    sum(c.applicable) as applicable,
    sum(c.misses) as misses,
from cube as c
join team as t using (team_no)
where
    c.behavior_no in (select behavior_no from behavior where behavior = $behavior::text)
    and t.team = $team::text
    and c.agent_no <> $agent_no::integer
    and c.day between $first::date and $last::date
group by c.day
order by c.day
