-- One row per agent and week (its Monday) between two days: the average score.
select
    i.agent_no,
    date_trunc('week', i.day)::date as week,
    avg(i.official_score) as average_score,
from interaction as i
join stratum as s using (stratum_no)
where
    i.day between $first::date and $last::date
    and i.day <= $until::date
    and ($channel::text is null or s.channel = $channel::text)
    and ($topic::text is null or s.topic = $topic::text)
    and ($rubric::text is null or i.rubric = $rubric::text)
    and list_contains($agents::integer[], i.agent_no)
group by all
order by all
