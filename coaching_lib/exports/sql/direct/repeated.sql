-- One row per load that speaks of an interaction in different words
select file_no
from seen_header
limit 1
