-- One row per question: since when one agent has been scored.
select
    min(day) as day,
from agent_day
where agent_no = $agent_no::integer and scored > 0 and day <= $until::date
