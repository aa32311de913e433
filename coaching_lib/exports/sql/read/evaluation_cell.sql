-- One row per evaluation of a document and behavior it answers
insert into seen_cell by name
select
    s.file_no,
    s.rowid as row_id,
    a.behavior,
    a.x,
    a.weight,
    a.is_critical,
from answer as a
join evaluation as e on e.evaluation_no = a.evaluation_no
join seen_interaction as s on s.file_no = e.file_no and s.row_no = e.evaluation_no
where s.problem is null
