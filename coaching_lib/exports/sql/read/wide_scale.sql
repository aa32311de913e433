-- One row per behavior column that is read: its place among them, and its scale
create or replace table wide_scale as
select *,
from batch
