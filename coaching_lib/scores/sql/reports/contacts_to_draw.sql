-- One row per scored interaction of the window: what a second look may be drawn from.
select
    i.interaction_id,
    i.agent_no,
from interaction as i
join stratum as s using (stratum_no)
where
    i.weight_sum > 0
    and ($first::date is null or i.day >= $first::date)
    and ($last::date is null or i.day <= $last::date)
    and (i.day is null or i.day <= $until::date)
    and ($channel::text is null or s.channel = $channel::text)
    and ($topic::text is null or s.topic = $topic::text)
    and ($rubric::text is null or i.rubric = $rubric::text)
order by i.interaction_id
