-- One row per result staged as text
insert into stg_score by name
select
    r.file_no,
    c.contact_no,
    b.behavior_no,
    r.x,
    r.weight,
    r.critical,
from stg_result as r
join stg_contact as c on c.interaction_id = r.interaction_id
join stg_behavior as b on b.behavior = r.behavior
