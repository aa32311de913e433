-- One row per file: rows that were read into the parts
with counted as (
    select file_no, count(*) as row_count from seen_interaction
    where not coalesce(is_of_results, false) group by file_no
    union all select file_no, count(*) from seen_result group by file_no
    union all select file_no, count(*) from seen_turn group by file_no
    union all select file_no, count(*) from seen_agent group by file_no
    union all select file_no, count(*) from seen_rubric group by file_no
    union all select file_no, count(*) from fate where part = 'file' group by file_no
    union all select file_no, row_count from direct_file
)

select
    file_no,
    sum(row_count)::bigint as rows_read,
from counted
group by file_no
