-- One row per group and behavior of one window: what was missed and what it cost.
with chosen as (
    select
        i.interaction_no,
        i.day,
        case $by::text
            when 'agent' then a.agent_id
            when 'team' then t.team
            when 'month' then strftime(i.day, '%Y-%m')
            when 'channel' then s.channel
            when 'topic' then s.topic
        end as group_key,
    from interaction as i
    join agent as a using (agent_no)
    join stratum as s using (stratum_no)
    left join team as t using (team_no)
    where
        i.weight_sum > 0
        and ($first::date is null or i.day >= $first::date)
        and ($last::date is null or i.day <= $last::date)
        and (i.day is null or i.day <= $until::date)
        and ($channel::text is null or s.channel = $channel::text)
        and ($topic::text is null or s.topic = $topic::text)
        and ($rubric::text is null or i.rubric = $rubric::text)
        and ($team::text is null or t.team = $team::text)
        and ($agents::integer[] is null or list_contains($agents::integer[], i.agent_no))
)

select
    c.group_key,
    b.behavior,
    arg_max(f.weight, coalesce(c.day, date '0001-01-01')) as weight,
    bool_and(b.weight is null) as is_weight_unknown,
    arg_max(f.critical, coalesce(c.day, date '0001-01-01')) as is_critical,
    count(f.x) as applicable,
    coalesce(sum(1 - f.x), 0) as missed,
    count(*) filter (f.x < 1) as not_full,
    coalesce(sum(f.points_lost), 0) as points_lost,
from score as f
join chosen as c using (interaction_no)
join behavior as b using (behavior_no)
where
    ($first::date is null or f.day >= $first::date)
    and ($last::date is null or f.day <= $last::date)
group by all
order by all
