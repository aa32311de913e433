-- One row per channel of one window, and one for all channels: behaviors with a result of a score.
with found as (
    select distinct
        f.behavior_no,
        f.stratum_no,
    from score as f
    where
        ($first::date is null or f.day >= $first::date)
        and ($last::date is null or f.day <= $last::date)
        and (f.day is null or f.day <= $until::date)
        and ($agents::integer[] is null or list_contains($agents::integer[], f.agent_no))
        and (
            $team::text is null
            or f.team_no in (select t.team_no from team as t where t.team = $team::text)
        )
        and (
            $rubric::text is null
            or f.interaction_no in (select interaction_no from interaction where rubric = $rubric)
        )
        and f.interaction_no not in (select interaction_no from interaction where weight_sum = 0)
)

select
    s.channel,
    grouping(s.channel) = 1 as is_total,
    count(distinct f.behavior_no) as behaviors,
from found as f
join stratum as s using (stratum_no)
join behavior as b using (behavior_no)
where
    ($channel::text is null or s.channel = $channel::text)
    and ($topic::text is null or s.topic = $topic::text)
    and ($behavior::text is null or b.behavior = $behavior::text)
group by grouping sets ((), (s.channel))
