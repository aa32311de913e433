-- One row per behavior, agent, stratum, rubric version and week (its Monday): contacts, passes.
select
    f.behavior_no,
    f.agent_no,
    f.stratum_no,
    i.rubric,
    i.rubric_version,
    date_trunc('week', f.day)::date as week,
    min(f.day) as first_day,
    count(f.x) as applicable,
    sum(f.x) as passes,
from score as f
join interaction as i using (interaction_no)
join stratum as s on s.stratum_no = f.stratum_no
where
    i.weight_sum > 0
    and f.x is not null
    and list_contains($behaviors::integer[], f.behavior_no)
    and ($first::date is null or f.day >= $first::date)
    and ($last::date is null or f.day <= $last::date)
    and (f.day is null or f.day <= $until::date)
    and ($channel::text is null or s.channel = $channel::text)
    and ($topic::text is null or s.topic = $topic::text)
    and ($rubric::text is null or i.rubric = $rubric::text)
group by all
order by all
