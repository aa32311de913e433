-- One row per agent, behavior and stratum: the sums of one window as a proposed rubric counts them.
-- proposed for the rubric of the contact, else for any, else as now; scored adds up by agent only
with proposed as (
    select unnest(
        $proposed::struct(behavior_no integer, rubric text, weight double, critical boolean)[],
        recursive := true
    )
),

chosen as (
    select
        f.agent_no,
        f.behavior_no,
        f.stratum_no,
        f.interaction_no,
        case when not f.is_na then f.x when $na_mode::text = 'pass' then 1 end as x,
        coalesce(e.weight, u.weight, f.weight) as weight,
        $auto_fail::text = 'zero' and coalesce(e.critical, u.critical, f.critical)
            and coalesce(f.x < 0.5, false) as is_failing,
    from score as f
    join interaction as i using (interaction_no)
    join stratum as s on s.stratum_no = f.stratum_no
    left join proposed as e on e.behavior_no = f.behavior_no and lower(e.rubric) = lower(i.rubric)
    left join proposed as u on u.behavior_no = f.behavior_no and u.rubric is null
    where
        ($first::date is null or f.day >= $first::date)
        and ($last::date is null or f.day <= $last::date)
        and (f.day is null or f.day <= $until::date)
        and ($channel::text is null or s.channel = $channel::text)
        and ($topic::text is null or s.topic = $topic::text)
        and ($rubric::text is null or i.rubric = $rubric::text)
),

weighed as (
    select
        *,
        sum(weight) filter (x is not null) over contact as weight_sum,
        sum(weight * (1 - x)) over contact as lost_weight,
        count(*) filter (is_failing) over contact as failed,
        row_number() over contact = 1 as is_first,
    from chosen
    window contact as (partition by interaction_no)
)

select
    agent_no,
    behavior_no,
    stratum_no,
    count(*) filter (is_first) as scored,
    count(x) as applicable,
    coalesce(sum(x), 0) as passes,
    coalesce(sum(100 * weight * (1 - x) / weight_sum), 0) + coalesce(
        sum((100 - 100 * lost_weight / weight_sum) / failed) filter (is_failing), 0
    ) as points_lost,
    coalesce(sum(100 * weight / weight_sum) filter (x is not null), 0) as price,
from weighed
where weight_sum > 0
group by all
order by all
