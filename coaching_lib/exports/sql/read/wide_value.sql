-- One row per behavior column and value in it: the share met, or what is wrong with it
create or replace table wide_value as
with understood as (
    select
        s.place,
        s.column_name,
        v.v,
        cell_x(v.v, {decimal_comma}, s.low, s.top) as x,
    from valued as v
    join wide_scale as s on s.field = v.field
)

select
    place,
    v,
    x,
    cell_problem(column_name, v, x) as problem,
from understood
