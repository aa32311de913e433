-- One row per load: interactions that were described beside their evaluation
select count(*) as interactions
from contact_told
join stg_interaction using (interaction_id)
