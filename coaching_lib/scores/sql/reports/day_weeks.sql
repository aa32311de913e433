-- One row per week (its Monday) between two days: as weeks, over all kinds of contacts.
select
    date_trunc('week', d.day)::date as week,
    sum(d.interactions)::bigint as interactions,
    sum(d.score_sum) / nullif(sum(d.scored), 0) as average_score,
    sum(d.handle_sum) / nullif(sum(d.handle_n), 0) as average_handle_seconds,
from agent_day as d
left join team as t using (team_no)
where
    d.day between $first::date and $last::date
    and d.day <= $until::date
    and ($team::text is null or t.team = $team::text)
    and ($agents::integer[] is null or list_contains($agents::integer[], d.agent_no))
group by all
order by week
