-- One row per week or month and behavior of one window: as day_heat, for one kind of contacts.
with chosen as (
    select
        i.interaction_no,
        i.day,
        date_trunc($by::text, i.day)::date as since,
    from interaction as i
    join stratum as s using (stratum_no)
    left join team as t using (team_no)
    where
        i.weight_sum > 0
        and i.day between $first::date and $last::date
        and i.day <= $until::date
        and ($channel::text is null or s.channel = $channel::text)
        and ($topic::text is null or s.topic = $topic::text)
        and ($rubric::text is null or i.rubric = $rubric::text)
        and ($team::text is null or t.team = $team::text)
        and ($agents::integer[] is null or list_contains($agents::integer[], i.agent_no))
),

scored as (
    select since, count(*) as scored_interactions,
    from chosen
    group by all
)

select
    c.since,
    b.behavior,
    s.scored_interactions,
    count(f.x) as applicable,
    coalesce(sum(1 - f.x), 0) as missed,
    coalesce(sum(f.points_lost), 0) as points_lost,
from score as f
join chosen as c using (interaction_no)
join scored as s using (since)
join behavior as b using (behavior_no)
where f.day between $first::date and $last::date
group by all
order by all
