-- One row per file and behavior: results among the loaded rows
select
    s.file_no,
    b.behavior,
    count(*) filter (s.x >= 1) as met,
    count(*) filter (s.x <= 0) as missed,
    count(*) filter (s.x > 0 and s.x < 1) as partial,
    count(*) filter (s.x is null) as not_applicable,
from stg_score as s
join stg_behavior as b using (behavior_no)
group by s.file_no, b.behavior_no, b.behavior
order by s.file_no, b.behavior_no
