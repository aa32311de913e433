-- One row per refused row of the load
insert into new.refusal by name
select
    $load_no::integer as load_no,
    *,
from refused_row
