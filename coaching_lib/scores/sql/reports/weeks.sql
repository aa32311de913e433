-- One row per week (its Monday) between two days: contacts, average score and handle time.
select
    date_trunc('week', i.day)::date as week,
    count(*) as interactions,
    avg(i.official_score) as average_score,
    avg(i.handle_seconds) as average_handle_seconds,
from interaction as i
join stratum as s using (stratum_no)
left join team as t using (team_no)
where
    i.day between $first::date and $last::date
    and i.day <= $until::date
    and ($channel::text is null or s.channel = $channel::text)
    and ($topic::text is null or s.topic = $topic::text)
    and ($rubric::text is null or i.rubric = $rubric::text)
    and ($team::text is null or t.team = $team::text)
    and ($agents::integer[] is null or list_contains($agents::integer[], i.agent_no))
group by all
order by week
