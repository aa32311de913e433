-- One row per thing the load says
insert into new.agent_source by name
select *,
from load_agent_source
