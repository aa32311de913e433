-- One row per document or evaluation that is refused or skipped as a whole
insert into fate by name
select
    'file' as part,
    file_no,
    line,
    is_refused,
    code,
    "value",
    interaction_id,
from batch
