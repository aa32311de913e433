-- One row per result of the first ten interactions of the load; of any where none is described
create or replace temp table first_score as
with first_contact as (
    select c.contact_no
    from stg_interaction as i
    join stg_contact as c on c.interaction_id = i.interaction_id
    order by i.file_no, i.line
    limit 10
)

select s.*
from stg_score as s
semi join first_contact using (contact_no)

union all

(
    select *
    from stg_score
    where not exists (from first_contact)
    limit 10
)
