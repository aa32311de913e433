-- One row, if the lines of a file speak of an interaction in different words
select interaction_id
from seen_header
group by file_no, interaction_id
having count(*) > 1
limit 1
