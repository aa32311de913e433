-- One row per agent and stratum with a contact in either window of a plan: sums of measures.
with contacts as (
    select
        agent_no,
        stratum_no,
        handle_seconds as h,
        official_score as s,
        day between $base_first::date and $base_last::date as is_before,
        day between $after_first::date and $after_last::date as is_after,
    from interaction
    where day >= $base_first::date and day <= greatest($base_last::date, $after_last::date)
)

select
    agent_no,
    stratum_no,
    count(h) filter (is_before) as handle_n0,
    coalesce(sum(h) filter (is_before), 0) as handle_sum0,
    coalesce(sum(h * h) filter (is_before), 0) as handle_sq0,
    count(h) filter (is_after) as handle_n1,
    coalesce(sum(h) filter (is_after), 0) as handle_sum1,
    coalesce(sum(h * h) filter (is_after), 0) as handle_sq1,
    count(s) filter (is_before) as score_n0,
    coalesce(sum(s) filter (is_before), 0) as score_sum0,
    coalesce(sum(s * s) filter (is_before), 0) as score_sq0,
    count(s) filter (is_after) as score_n1,
    coalesce(sum(s) filter (is_after), 0) as score_sum1,
    coalesce(sum(s * s) filter (is_after), 0) as score_sq1,
from contacts
where is_before or is_after
group by all
order by all
