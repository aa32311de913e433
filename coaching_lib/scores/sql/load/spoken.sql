-- One row per turn of the store before the load
create or replace view spoken as
select
    i.interaction_id,
    i.turn_load as load_no,
    t.turn,
    t.speaker,
    t.text,
    t.seconds,
from old.turn as t
join old.interaction as i using (interaction_no)
