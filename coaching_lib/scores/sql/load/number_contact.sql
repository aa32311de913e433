-- One row per interaction that results staged as text belong to
insert into stg_contact by name
select
    row_number() over () - 1 as contact_no,
    interaction_id,
from stg_result
group by interaction_id
