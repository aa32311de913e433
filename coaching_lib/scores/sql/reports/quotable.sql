-- One row per newest interaction of one agent where a behavior was missed (or met), spoken first.
with newest as (
    select
        i.interaction_no,
        i.interaction_id,
        i.started_at,
        s.channel,
        f.points_lost,
        f.x,
        i.day,
        i.link,
        i.turn_load is not null as is_spoken,
    from score as f
    join interaction as i using (interaction_no)
    join stratum as s on s.stratum_no = f.stratum_no
    join behavior as b using (behavior_no)
    where
        b.behavior = $behavior::text
        and f.agent_no = $agent_no::integer
        and not f.is_na
        and i.weight_sum > 0
        and (f.x >= 1) = $met::boolean
        and ($first::date is null or f.day >= $first::date)
        and ($last::date is null or f.day <= $last::date)
        and (f.day is null or f.day <= $until::date)
        and ($channel::text is null or s.channel = $channel::text)
        and ($topic::text is null or s.topic = $topic::text)
        and ($rubric::text is null or i.rubric = $rubric::text)
)

select
    interaction_id,
    channel,
    points_lost,
    day,
    link,
    x,
from newest
order by
    is_spoken desc,
    x > 0 and x < 1,
    started_at desc nulls last,
    points_lost desc,
    interaction_id
limit $limit::integer
