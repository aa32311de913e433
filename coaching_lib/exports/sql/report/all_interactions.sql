-- One row per load: interactions whose rows are staged
select count(*) as interactions
from (
    select interaction_id from stg_interaction
    union
    select c.interaction_id from stg_contact as c semi join stg_carried using (contact_no)
    union
    select interaction_id from stg_turn
)
