-- One row per agent with an interaction in the window: counts and sums of scores and handle time.
select
    i.agent_no,
    count(*) as interactions,
    count(i.official_score) as scored,
    coalesce(sum(i.official_score), 0) as score_sum,
    coalesce(sum(i.official_score * i.official_score), 0) as score_sq_sum,
    count(*) filter (i.weight_sum > 0) as behavior_scored,
    coalesce(sum(i.score) filter (i.weight_sum > 0), 0) as computed_sum,
    coalesce(sum(abs(i.official_score - i.score)) filter (i.weight_sum > 0), 0) as difference_sum,
    coalesce(sum(i.handle_seconds), 0) as handle_sum,
    count(i.handle_seconds) as handle_n,
from interaction as i
join stratum as s using (stratum_no)
where
    ($first::date is null or i.day >= $first::date)
    and ($last::date is null or i.day <= $last::date)
    and (i.day is null or i.day <= $until::date)
    and ($channel::text is null or s.channel = $channel::text)
    and ($topic::text is null or s.topic = $topic::text)
    and ($rubric::text is null or i.rubric = $rubric::text)
group by all
order by all
