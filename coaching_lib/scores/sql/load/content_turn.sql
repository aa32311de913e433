-- One row per touched interaction and load under which a different transcript is kept
create or replace table content_turn as
with kept as (
    select *,
    from spoken
    semi join touched using (interaction_id)

    union all

    select h.* exclude (replaced_by),
    from old.turn_history as h
    semi join touched using (interaction_id)
)

select
    interaction_id,
    load_no,
    bit_xor(hash(turn, speaker, text, seconds)) as turn_hash,
from kept
group by interaction_id, load_no
