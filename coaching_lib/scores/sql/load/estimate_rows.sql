-- One row per rubric whose weights a planned load estimates: what is said about it
select
    key,
    value,
from estimate_fact
order by key
