-- One row per agent with an interaction in the window: as agent_totals, over all kinds of contacts.
select
    agent_no,
    sum(interactions)::bigint as interactions,
    sum(scored)::bigint as scored,
    sum(score_sum) as score_sum,
    sum(score_sq_sum) as score_sq_sum,
    sum(behavior_scored)::bigint as behavior_scored,
    sum(computed_sum) as computed_sum,
    sum(difference_sum) as difference_sum,
    sum(handle_sum) as handle_sum,
    sum(handle_n)::bigint as handle_n,
from agent_day
where
    ($first::date is null or day >= $first::date)
    and ($last::date is null or day <= $last::date)
    and (day is null or day <= $until::date)
group by all
order by all
