-- One row per rubric whose estimate comes, goes or changes
create or replace table moved_estimate as
select *,
from moved_row
