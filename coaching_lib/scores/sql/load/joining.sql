-- One row per interaction the load carries: under which load each part it brings is kept
create or replace table joining as
with same_header as (
    select
        s.interaction_id,
        min(o.load_no) as load_no,
    from pool_header as s
    join pool_header as o
        on o.interaction_id = s.interaction_id and o.header_hash = s.header_hash
    where s.load_no = $load_no::integer and o.load_no < $load_no::integer
    group by s.interaction_id
)

select
    a.interaction_id,
    a.interaction_no,
    a.revision,
    a.is_manual,
    a.evaluated_at,
    case when a.has_header then coalesce(h.load_no, $load_no::integer) end as header_load,
    case when a.has_results then coalesce(r.load_no, $load_no::integer) end as result_load,
    case when a.turn_hash is not null then coalesce(t.load_no, $load_no::integer) end as turn_load,
from arriving as a
left join same_header as h on h.interaction_id = a.interaction_id
left join content_result as r
    on r.interaction_id = a.interaction_id and r.result_hash = a.result_hash
left join content_turn as t
    on t.interaction_id = a.interaction_id and t.turn_hash = a.turn_hash
