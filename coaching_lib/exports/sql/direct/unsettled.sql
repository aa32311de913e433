-- One row per file staged directly: its rows, those that have to be refused or settled, those of
-- behaviors that were not met among the lines looked at
select
    count(*) as row_count,
    count(*) filter (contact_no is null) as open_rows,
    count(*) filter (behavior_no is null) as unnamed_rows,
from stg_score
where file_no = $file_no
