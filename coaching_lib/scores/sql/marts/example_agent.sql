-- One row per agent whose examples are found anew: of replaced rows; all when days were taken back
create or replace temp table example_agent as
select o.agent_no,
from old.interaction as o
where
    o.interaction_no in (select interaction_no from moved)
    or o.interaction_no in (select interaction_no from rescored)

union

select agent_no,
from numbered
where not is_new

union

select a.agent_no,
from new.agent as a
where (select day < old_day from newest_scored)
