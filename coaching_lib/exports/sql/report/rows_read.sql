-- One row per file: rows that were read into the parts
select
    file_no,
    count(*) as rows_read,
from (
    select file_no from seen_interaction where not coalesce(is_of_results, false)
    union all select file_no from seen_result
    union all select file_no from seen_turn
    union all select file_no from seen_agent
    union all select file_no from seen_rubric
    union all select file_no from fate where part = 'file'
)
group by file_no
