-- One row per way lines speak of an interaction: the first line of it; other fields are left out
create or replace temp view {head} as
with placed as (
    select
        {columns},
        row_number() over () + {header_line} as line,
    from {raw}
)

select
    {columns},
    {others}
    min(line) as line,
from placed
group by {columns}
