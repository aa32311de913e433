-- One row per table line, its columns under the names of the canonical fields
select
    {line} as line,
    {breaks} as breaks,
    coalesce({all_columns}) as first_cell,
    {decimal_comma} as decimal_comma,
    {date_order} as date_order,
    {fields},
from {raw}
