-- One row per remaining load and agent: what a roster or an export said about the person
create or replace table next_agent_source as
select *,
from old.agent_source
where load_no is distinct from $undone::integer

union all by name

select *,
from load_agent_source
