-- One row per behavior that results staged as text name, in the order in which they first do
insert into stg_behavior by name
select
    row_number() over (order by min(rowid)) - 1 as behavior_no,
    behavior,
from stg_result
group by behavior
