-- One row per interaction of the load that brings results
-- with an order-free hash of them, which only those need that the store has already
create or replace table arriving_result as
with hashed as (
    select
        s.contact_no,
        bit_xor(hash(lower(b.behavior), s.x, s.weight, s.critical)) as result_hash,
    from stg_score as s
    join stg_behavior as b using (behavior_no)
    semi join (
        from stg_contact
        semi join old.interaction using (interaction_id)
    ) as k using (contact_no)
    group by s.contact_no
)

select
    c.interaction_id,
    h.result_hash,
from stg_contact as c
left join hashed as h using (contact_no)
semi join stg_carried as s on s.contact_no = c.contact_no
