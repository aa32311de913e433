-- One row per row of one file: the line it begins on, moved by the line breaks inside earlier rows
update {seen} as s
set line = n.line
from (
    select
        rowid as row_id,
        $first_line + row_number() over (order by rowid) - 1
        + coalesce(sum(breaks) over (
            order by rowid rows between unbounded preceding and 1 preceding
        ), 0) as line,
    from {seen}
    where file_no = $file_no
) as n
where s.rowid = n.row_id
