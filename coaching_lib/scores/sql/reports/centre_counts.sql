-- One row per agent, behavior and stratum: the sums of one window over the whole centre.
with chosen as (
    select
        f.agent_no,
        f.behavior_no,
        f.stratum_no,
        f.x,
        f.points_lost,
        100 * f.weight / i.weight_sum as price,
    from score as f
    join interaction as i using (interaction_no)
    join stratum as s on s.stratum_no = f.stratum_no
    where
        i.weight_sum > 0
        and ($first::date is null or f.day >= $first::date)
        and ($last::date is null or f.day <= $last::date)
        and (f.day is null or f.day <= $until::date)
        and ($channel::text is null or s.channel = $channel::text)
        and ($topic::text is null or s.topic = $topic::text)
        and ($rubric::text is null or i.rubric = $rubric::text)
)

select
    agent_no,
    behavior_no,
    stratum_no,
    count(x) as applicable,
    coalesce(sum(x), 0) as passes,
    coalesce(sum(points_lost), 0) as points_lost,
    coalesce(sum(price) filter (x is not null), 0) as price,
from chosen
group by all
order by all
