-- One row per channel of one window, and one for all: as behaviors_found, over the whole centre.
with found as (
    select distinct
        behavior_no,
        stratum_no,
    from centre_day
    where
        ($first::date is null or day >= $first::date)
        and ($last::date is null or day <= $last::date)
        and (day is null or day <= $until::date)
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
