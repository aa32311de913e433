-- One row per agent and week (its Monday) between two days: the average score of all contacts.
select
    agent_no,
    date_trunc('week', day)::date as week,
    sum(score_sum) / nullif(sum(scored), 0) as average_score,
from agent_day
where
    day between $first::date and $last::date
    and day <= $until::date
    and list_contains($agents::integer[], agent_no)
group by all
order by all
