-- One row per load ever made, newest first
select
    *,
from load_log
order by load_no desc
