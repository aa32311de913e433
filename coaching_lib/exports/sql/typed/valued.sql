-- One row per column that may be a behavior and value in it, with the cells that hold it
create or replace table valued as
with cell as (
    unpivot (select {columns} from {raw})
    on columns(*)
    into name field value v
)

select
    field,
    v,
    count(*) as cells,
from cell
group by field, v
