-- One row per interaction of which the lines of a file speak in different words, the first one only
select interaction_id
from seen_header
group by file_no, interaction_id
having count(*) > 1
limit 1
