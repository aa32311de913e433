-- One row per result that another evaluation of the same contact gave too: how far both lie apart.
-- an evaluation with the same results is kept under the load that brought them first
with other as (
    select distinct
        i.interaction_no,
        i.interaction_id,
        i.day,
        m.header_load,
        m.result_load,
        m.result_load = i.result_load as is_same,
    from load_interaction as m
    join interaction as i using (interaction_id)
    join interaction_history as o
        on o.interaction_id = m.interaction_id and o.load_no = m.header_load
    join stratum as s using (stratum_no)
    where
        (
            o.evaluator is distinct from i.evaluator
            or o.evaluation_id is distinct from i.evaluation_id
        )
        and m.result_load is not null
        and i.weight_sum > 0
        and ($first::date is null or i.day >= $first::date)
        and ($last::date is null or i.day <= $last::date)
        and (i.day is null or i.day <= $until::date)
        and ($channel::text is null or s.channel = $channel::text)
        and ($topic::text is null or s.topic = $topic::text)
        and ($rubric::text is null or i.rubric = $rubric::text)
)

select
    b.behavior,
    o.day,
    f.x as standing,
    case when o.is_same then f.x else h.x end as other,
    case when o.is_same then 0.0 else abs(h.x - f.x) end as difference,
from other as o
join score as f on f.interaction_no = o.interaction_no and not f.is_na
join behavior as b using (behavior_no)
left join score_history as h
    on h.interaction_id = o.interaction_id
    and h.load_no = o.result_load
    and lower(h.behavior) = lower(b.behavior)
where o.is_same or h.x is not null
order by b.behavior, o.day, o.interaction_id, o.result_load
