-- One row per day whose sums change, null included
create or replace table touched_day as
select o.day,
from old.interaction as o
where
    o.interaction_no in (select interaction_no from moved)
    or o.interaction_no in (select interaction_no from rescored)

union

select day,
from numbered
