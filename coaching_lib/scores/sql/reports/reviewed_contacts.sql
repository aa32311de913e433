-- One row per scored interaction with a reviewer: its level above the rates of its kind of contact.
with told as (
    select
        f.interaction_no,
        f.agent_no,
        f.behavior_no,
        f.stratum_no,
        f.x,
        i.evaluator,
    from score as f
    join interaction as i using (interaction_no)
    join stratum as s on s.stratum_no = f.stratum_no
    where
        i.weight_sum > 0
        and not f.is_na
        and i.evaluator is not null
        and ($first::date is null or f.day >= $first::date)
        and ($last::date is null or f.day <= $last::date)
        and (f.day is null or f.day <= $until::date)
        and ($channel::text is null or s.channel = $channel::text)
        and ($topic::text is null or s.topic = $topic::text)
        and ($rubric::text is null or i.rubric = $rubric::text)
),

usual as (
    select
        behavior_no,
        stratum_no,
        avg(x) as rate,
    from told
    group by behavior_no, stratum_no
)

select
    t.interaction_no,
    t.agent_no,
    t.evaluator,
    avg(t.x - u.rate) as level,
from told as t
join usual as u using (behavior_no, stratum_no)
group by t.interaction_no, t.agent_no, t.evaluator
order by t.interaction_no
