-- One row per row whose interaction was refused in this load
insert into fate by name
with refused as (
    select interaction_id from fate
    where is_refused and interaction_id is not null
        and part in ('interaction', 'derived', 'file', 'clock')
    except
    select interaction_id from alive_interaction
)

select
    {part} as part,
    row_id,
    file_no,
    false as is_refused,
    'interaction-refused' as code,
    interaction_id,
from {alive}
where interaction_id in (from refused)
