-- One row per rubric and behavior with an estimated weight
create or replace table next_estimate as
select *,
from estimate_row
