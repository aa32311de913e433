-- One row per remaining load, rubric and behavior: what a rubric file or results said about it
create or replace table next_behavior_source as
select *,
from old.behavior_source
where load_no is distinct from $undone::integer

union all by name

select *,
from load_behavior_source
