-- One row per line of a wide table and this behavior, with its weight and criticality there
insert into seen_cell by name
select
    $file_no as file_no,
    rowid + $first_row as row_id,
    $behavior as behavior,
    {x} as x,
    {weight} as weight,
    {critical} as is_critical,
from wide
where problem is null
