-- One row per way the lines of a table of results speak of an interaction
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
