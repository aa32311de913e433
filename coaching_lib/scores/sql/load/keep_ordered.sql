-- One row per store: the last load whose facts lay in order before, and still do
insert into new.meta by name
select *,
from old.meta
where "key" = 'ordered_load'
