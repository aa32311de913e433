-- One row per behavior of the load, in the one spelling of it
insert into stg_behavior by name
select
    d.behavior_no,
    s.spelled as behavior,
from direct_behavior as d
join spelling as s on s.kind = 'behavior' and s.written = d.written
