-- One row per interaction of a table of results, as all its lines speak of it
insert into seen_interaction by name
with {relations}

select
    $file_no as file_no,
    line,
    line as row_no,
    interaction_id,
    {words}
    true as is_of_results,
    interaction_problem as problem,
from interaction_judged
