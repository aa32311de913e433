-- One row per file that describes interactions: how many, of whom, from when to when
select
    file_no,
    count(*) as interactions,
    count(distinct lower(agent_id)) as agents,
    min(day) as first_day,
    max(day) as last_day,
from stg_interaction
group by file_no
