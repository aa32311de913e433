-- One row per result of the load, in the words of the export
create or replace view told_result as
select
    c.interaction_id,
    b.behavior,
    s.x,
    s.weight,
    s.critical,
from stg_score as s
join stg_contact as c using (contact_no)
join stg_behavior as b using (behavior_no)
