-- One row per file with times in the hour that clocks show twice
select
    file_no,
    count(*) as interactions,
from clock
where kind = 'doubled'
group by file_no
