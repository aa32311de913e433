-- One row per channel of one window, and one for all channels together (is_total).
-- summed by agent first: agents are counted once, and the long table is grouped by numbers only
with summed as (
    select
        i.stratum_no,
        i.agent_no,
        count(*) as interactions,
        count(i.official_score) as scored,
        sum(i.official_score) as score_sum,
        count(i.handle_seconds) as handle_n,
        sum(i.handle_seconds) as handle_sum,
        min(i.day) as first_day,
        max(i.day) as last_day,
    from interaction as i
    where
        ($first::date is null or i.day >= $first::date)
        and ($last::date is null or i.day <= $last::date)
        and (i.day is null or i.day <= $until::date)
        and ($rubric::text is null or i.rubric = $rubric::text)
        and (
            $team::text is null
            or i.team_no in (select t.team_no from team as t where t.team = $team::text)
        )
        and ($agents::integer[] is null or list_contains($agents::integer[], i.agent_no))
    group by all
),

counted as (
    select
        s.channel,
        m.*,
    from summed as m
    join stratum as s using (stratum_no)
    where
        ($channel::text is null or s.channel = $channel::text)
        and ($topic::text is null or s.topic = $topic::text)
)

select
    channel,
    coalesce(sum(interactions), 0)::bigint as interactions,
    coalesce(sum(scored), 0)::bigint as scored_interactions,
    count(distinct agent_no) as agents,
    sum(score_sum) / nullif(sum(scored), 0) as average_score,
    sum(handle_sum) / nullif(sum(handle_n), 0) as average_handle_seconds,
    min(first_day) as first_day,
    max(last_day) as last_day,
    grouping(channel) = 1 as is_total,
from counted
group by grouping sets ((), (channel))
order by is_total desc, interactions desc, channel
