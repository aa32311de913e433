-- One row per agent and stratum of one behavior: contacts and passes before and after a plan.
with results as (
    select
        agent_no,
        stratum_no,
        interaction_no,
        case when not is_na then x when $na_mode::text = 'pass' then 1 end as x,
        weight,
        day between $base_first::date and $base_last::date as is_before,
        day between $after_first::date and $after_last::date as is_after,
    from score
    where
        behavior_no in (select behavior_no from behavior where behavior = $behavior::text)
        and day >= $base_first::date
        and day <= greatest($base_last::date, $after_last::date)
        and (not is_na or $na_mode::text = 'pass')
),

-- results of interactions without a score count nowhere; only a result of weight 0 can be one
unscored as (
    select r.interaction_no,
    from results as r
    join interaction as i using (interaction_no)
    where r.weight = 0 and coalesce(i.weight_sum, 0) = 0
)

select
    agent_no,
    stratum_no,
    count(*) filter (is_before) as n0,
    coalesce(sum(x) filter (is_before), 0) as k0,
    count(*) filter (is_after) as n1,
    coalesce(sum(x) filter (is_after), 0) as k1,
from results
where (is_before or is_after) and interaction_no not in (from unscored)
group by all
order by all
