-- One row per line whose words about its interaction differ from those of the line before
insert into seen_header by name
with {relations}

select
    $file_no as file_no,
    line,
    line as row_id,
    interaction_id,
    {words}
    interaction_problem as problem,
from interaction_judged
