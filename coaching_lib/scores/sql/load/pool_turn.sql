-- One row per turn of a moved interaction, in every transcript that a load brought
create or replace table pool_turn as
select *,
from spoken
semi join moved using (interaction_id)

union all

select h.* exclude (replaced_by),
from old.turn_history as h
semi join moved using (interaction_id)

union all

select
    s.interaction_id,
    $load_no::integer as load_no,
    s.turn,
    s.speaker,
    s.text,
    s.seconds,
from stg_turn as s
join joining as j on j.interaction_id = s.interaction_id and j.turn_load = $load_no::integer
semi join moved as m on m.interaction_id = s.interaction_id
