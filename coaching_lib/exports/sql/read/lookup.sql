-- One row per record of a table that only names others, and this field of it
insert into lookup by name
select
    $file_no as file_no,
    $kind as kind,
    trimmed({key}) as key,
    $field as field,
    trimmed({value}) as "value",
from {raw}
where trimmed({key}) is not null and trimmed({value}) is not null
