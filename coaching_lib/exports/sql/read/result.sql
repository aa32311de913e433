-- One row per line of a table of results that leaves the interactions to another table
insert into seen_result by name
with {relations}

select
    $file_no as file_no,
    line,
    breaks,
    interaction_id,
    behavior,
    x,
    case when x is null then coalesce(points_number, result_number) end as graded,
    coalesce(weight_number, max_number) as weight,
    {told}
    result_problem as problem,
from result_judged
