-- One row per file and behavior: results among the loaded rows
select
    file_no,
    behavior,
    count(*) filter (x >= 1) as met,
    count(*) filter (x <= 0) as missed,
    count(*) filter (x > 0 and x < 1) as partial,
    count(*) filter (x is null) as not_applicable,
from stg_result
group by file_no, behavior
order by file_no, min(rowid)
