-- One row per interaction the load carries; interaction_no null = new to the store
create or replace table arriving as
with carried as (
    select
        coalesce(s.interaction_id, r.interaction_id, t.interaction_id) as interaction_id,
        s.interaction_id is not null as has_header,
        r.interaction_id is not null as has_results,
        r.result_hash,
        t.turn_hash,
        s.revision,
        coalesce(lower(s.evaluator) = 'manual', false) as is_manual,
        s.evaluated_at,
    from stg_interaction as s
    full join arriving_result as r on r.interaction_id = s.interaction_id
    full join arriving_turn as t on t.interaction_id = coalesce(s.interaction_id, r.interaction_id)
)

select
    c.*,
    o.interaction_no,
from carried as c
left join old.interaction as o on o.interaction_id = c.interaction_id
where c.has_header or o.interaction_no is not null
