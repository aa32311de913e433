-- One row per thing the load says
insert into new.behavior_source by name
select *,
from load_behavior_source
