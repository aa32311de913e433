-- One row per touched interaction and load under which different results are kept
create or replace table content_result as
with kept as (
    select
        interaction_id,
        load_no,
        behavior,
        x,
        weight,
        critical,
    from resulted
    semi join touched using (interaction_id)

    union all

    select h.* exclude (replaced_by),
    from old.score_history as h
    semi join touched using (interaction_id)
)

select
    interaction_id,
    load_no,
    bit_xor(hash(lower(behavior), x, weight, critical)) as result_hash,
from kept
group by interaction_id, load_no
