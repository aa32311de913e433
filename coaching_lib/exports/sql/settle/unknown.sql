-- One row per row whose interaction is neither in this load nor in the store
insert into fate by name
select
    {part} as part,
    row_id,
    file_no,
    true as is_refused,
    'unknown-interaction' as code,
    'interaction_id' as field,
    interaction_id as "value",
    interaction_id,
from {alive}
where interaction_id not in (select interaction_id from alive_interaction)
    and interaction_id not in (select interaction_id from old.interaction)
