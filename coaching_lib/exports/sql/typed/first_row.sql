-- One row per file and part: where its rows lie in the seen_ table
select
    min(rowid) as first_row,
    max(rowid) as last_row,
    count(*) as row_count,
from {seen}
where file_no = $file_no
