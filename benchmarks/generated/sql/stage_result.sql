-- One row per result, as the reader would have staged it
insert into stg_result by name
select
    0 as file_no,
    interaction_key as line,
    interaction_id,
    behavior,
    points / max_points as x,
    max_points as weight,
from result
