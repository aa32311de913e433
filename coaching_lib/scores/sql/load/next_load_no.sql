-- One row per store: the number of its next load
select
    coalesce(max(load_no), -1) + 1 as load_no,
from old.load_log
