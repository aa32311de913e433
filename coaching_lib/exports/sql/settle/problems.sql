-- One row per row that cannot be used by itself: refused, or a total or empty row skipped
insert into fate by name
select
    {part} as part,
    rowid as row_id,
    file_no,
    problem.code not in ({skipped}) as is_refused,
    problem.code as code,
    problem.field as field,
    problem."value" as "value",
    {interaction_id} as interaction_id,
from {seen}
where problem is not null
