-- One row per interaction of the load that brings a transcript: an order-free hash of it
create or replace table arriving_turn as
select
    interaction_id,
    bit_xor(hash(turn, speaker, text, seconds)) as turn_hash,
from stg_turn
group by interaction_id
