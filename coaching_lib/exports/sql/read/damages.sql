-- One row per line that is no row of its table
insert into fate by name
select
    'file' as part,
    $file_no as file_no,
    line,
    is_refused,
    code,
    "value",
    interaction_id,
from batch
