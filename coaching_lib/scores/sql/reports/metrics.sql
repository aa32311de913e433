-- One row per channel of one window, and one for all channels together (is_total).
with chosen as (
    select
        i.interaction_no,
        i.agent_no,
        i.day,
        i.handle_seconds,
        i.official_score,
        s.channel,
    from interaction as i
    join stratum as s using (stratum_no)
    left join team as t using (team_no)
    where
        ($first::date is null or i.day >= $first::date)
        and ($last::date is null or i.day <= $last::date)
        and (i.day is null or i.day <= $until::date)
        and ($channel::text is null or s.channel = $channel::text)
        and ($topic::text is null or s.topic = $topic::text)
        and ($rubric::text is null or i.rubric = $rubric::text)
        and ($team::text is null or t.team = $team::text)
        and ($agents::integer[] is null or list_contains($agents::integer[], i.agent_no))
),

found as (
    select
        c.channel,
        grouping(c.channel) = 1 as is_total,
        count(distinct f.behavior_no) as behaviors,
    from score as f
    join chosen as c using (interaction_no)
    join behavior as b using (behavior_no)
    where
        ($behavior::text is null or b.behavior = $behavior::text)
        and ($first::date is null or f.day >= $first::date)
        and ($last::date is null or f.day <= $last::date)
    group by grouping sets ((), (c.channel))
),

counted as (
    select
        channel,
        grouping(channel) = 1 as is_total,
        count(*) as interactions,
        count(official_score) as scored_interactions,
        count(distinct agent_no) as agents,
        avg(official_score) as average_score,
        avg(handle_seconds) as average_handle_seconds,
        min(day) as first_day,
        max(day) as last_day,
    from chosen
    group by grouping sets ((), (channel))
)

select
    c.* exclude (is_total),
    c.is_total,
    coalesce(f.behaviors, 0) as behaviors,
from counted as c
left join found as f on f.is_total = c.is_total and f.channel is not distinct from c.channel
order by c.is_total desc, c.interactions desc, c.channel
