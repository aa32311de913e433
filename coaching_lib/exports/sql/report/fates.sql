-- One row per file and reason for which rows were refused or skipped
select
    file_no,
    is_refused,
    code,
    count(*) as rows_left_out,
from fate
where part <> 'derived'
group by file_no, is_refused, code
order by file_no, is_refused, code
