-- One row per load that has cells of wide tables
select row_id
from seen_cell
limit 1
