-- One row per refused row of one load
select
    r.* exclude (load_no),
from refusal as r
join load_log as l using (load_no)
where l.import_id = $import_id::varchar
order by r.file, r.line
