-- One row per behavior: contacts of the rubrics that hold it, where it applied, what was missed.
with contact as (
    select
        i.interaction_no,
        coalesce(lower(i.rubric), '') as rubric_key,
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
),

held as (
    select
        rubric_key,
        count(*) as contacts,
    from contact
    group by rubric_key
),

told as (
    select
        f.behavior_no,
        c.rubric_key,
        count(*) filter (not f.is_na) as applicable,
        coalesce(sum(1 - f.x) filter (not f.is_na), 0) as missed,
    from score as f
    join contact as c using (interaction_no)
    group by f.behavior_no, c.rubric_key
)

select
    b.behavior,
    sum(h.contacts) as contacts,
    sum(t.applicable) as applicable,
    sum(t.missed) as missed,
    list(distinct t.rubric_key order by t.rubric_key) as rubric_keys,
from told as t
join held as h using (rubric_key)
join behavior as b using (behavior_no)
group by b.behavior
order by b.behavior
