-- One row per estimated rubric: what the snapshot says about it
create or replace table estimate_fact as
select *,
from fact_row
