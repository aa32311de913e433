-- One row per interaction the load carries, and per membership of a moved interaction
insert into new.load_interaction by name
select
    load_no,
    interaction_id,
    revision,
    is_manual,
    evaluated_at,
    header_label as header_load,
    result_label as result_load,
    turn_label as turn_load,
from member

union all by name

select
    $load_no::integer as load_no,
    j.* exclude (interaction_no),
from joining as j
anti join moved using (interaction_id)
