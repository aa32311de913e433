-- One row per roster file: agents in it
select
    file_no,
    count(*) as agents,
from alive_agent
group by file_no
