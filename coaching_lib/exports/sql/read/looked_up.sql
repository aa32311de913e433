-- One row per line of a table that only names others
insert into fate by name
select
    'file' as part,
    $file_no as file_no,
    line,
    false as is_refused,
    'looked-up' as code,
from {raw}
