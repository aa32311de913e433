-- One row per week or month and behavior of one window: what was missed and its cost, from days.
with scored as (
    select
        date_trunc($by::text, day)::date as since,
        sum(behavior_scored)::bigint as scored_interactions,
    from agent_day as d
    left join team as t using (team_no)
    where
        day between $first::date and $last::date
        and day <= $until::date
        and ($team::text is null or t.team = $team::text)
        and ($agents::integer[] is null or list_contains($agents::integer[], d.agent_no))
    group by all
),

missed as (
    select
        date_trunc($by::text, day)::date as since,
        behavior_no,
        sum(applicable)::bigint as applicable,
        sum(misses) as missed,
        sum(points_lost) as points_lost,
    from cube as d
    left join team as t using (team_no)
    where
        day between $first::date and $last::date
        and day <= $until::date
        and ($team::text is null or t.team = $team::text)
        and ($agents::integer[] is null or list_contains($agents::integer[], d.agent_no))
    group by all
)

select
    m.since,
    b.behavior,
    s.scored_interactions,
    sum(m.applicable)::bigint as applicable,
    sum(m.missed) as missed,
    sum(m.points_lost) as points_lost,
from missed as m
join scored as s using (since)
join behavior as b using (behavior_no)
group by all
order by all
