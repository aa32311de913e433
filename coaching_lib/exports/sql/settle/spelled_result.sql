-- One row per result that is alive, its behavior in the one spelling of the load
create or replace temp view spelled_result as
select
    r.* replace (s.spelled as behavior),
from alive_result as r
join spelling as s on s.kind = 'behavior' and s.written = r.behavior
