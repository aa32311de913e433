-- One row per agent, behavior and stratum of the last $days days, as centre_counts without filters
-- points and prices are not kept by stratum: they come as rows of their own, per agent and behavior
with kept as (
    select
        agent_no,
        behavior_no,
        stratum_no,
        case $days::integer
            when 30 then applicable_30
            when 90 then applicable_90
            when 180 then applicable_180
            else applicable_365
        end as applicable,
        case $days::integer
            when 30 then misses_30
            when 90 then misses_90
            when 180 then misses_180
            else misses_365
        end as misses,
    from standing
)

select
    agent_no,
    behavior_no,
    stratum_no,
    applicable,
    applicable - misses as passes,
    0.0::double as points_lost,
    0.0::double as price,
from kept
where applicable is not null

union all

select
    agent_no,
    behavior_no,
    (select min(stratum_no) from stratum),
    0,
    0,
    sum(points_lost),
    sum(price),
from cube
where day between $first::date and $last::date
group by agent_no, behavior_no
