-- One row per rubric that interactions to be written name, null included
create or replace table next_rubric as
select
    row_number() over (order by lower(rubric))::integer as rubric_no,
    lower(rubric) as rubric_key,
from next_header
group by lower(rubric)
