-- One row per interaction whose results stand in cells, unless it has others too
insert into stg_contact by name
select
    (select count(*) from stg_contact) + row_number() over () - 1 as contact_no,
    interaction_id,
from alive_interaction
where
    row_id in (select c.row_id from seen_cell as c)
    and interaction_id not in (select s.interaction_id from stg_contact as s)
