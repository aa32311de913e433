-- One row per interaction of the load that results may belong to
insert into stg_contact by name
select
    row_number() over () - 1 as contact_no,
    interaction_id,
from alive_interaction
