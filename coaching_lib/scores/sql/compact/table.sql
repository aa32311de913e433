-- One row per row of a table of the store before, in the order of the file
insert into new.{table}
select *,
from old.{table}
order by {order}
