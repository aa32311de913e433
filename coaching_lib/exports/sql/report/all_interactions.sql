-- One row per load: interactions whose rows are staged
select count(*) as interactions
from (
    select interaction_id from stg_interaction
    union
    select interaction_id from stg_result
    union
    select interaction_id from stg_turn
)
