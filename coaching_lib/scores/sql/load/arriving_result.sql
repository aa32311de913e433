-- One row per interaction of the load that brings results: an order-free hash of them
create or replace table arriving_result as
select
    interaction_id,
    bit_xor(hash(lower(behavior), x, weight, critical)) as result_hash,
from stg_result
group by interaction_id
