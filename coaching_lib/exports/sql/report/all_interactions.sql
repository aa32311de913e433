-- One row per load: interactions whose rows are staged
select count(*) as interactions
from (
    select interaction_id from stg_interaction
    union
    select c.interaction_id from stg_contact as c
    where c.contact_no in (select s.contact_no from stg_score as s)
    union
    select interaction_id from stg_turn
)
