-- One row per behavior after the change
insert into new.behavior by name
select * exclude (behavior_key),
from next_behavior
order by behavior_no
