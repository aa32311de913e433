-- One row per interaction and behavior column of the wide tables, in numbers
insert into stg_score by name
with contact as materialized (
    select
        a.row_id,
        a.file_no,
        s.contact_no,
    from alive_interaction as a
    join stg_contact as s on s.interaction_id = a.interaction_id
),

known as (
    select
        b.written,
        s.behavior_no,
        u.weight,
        u.is_critical,
    from spelling as b
    join stg_behavior as s on s.behavior = b.spelled
    left join ruled as u on u.behavior = b.spelled
    where b.kind = 'behavior'
)

select
    a.file_no,
    a.contact_no,
    k.behavior_no,
    c.x,
    coalesce(c.weight, k.weight) as weight,
    coalesce(c.is_critical, k.is_critical) as critical,
from seen_cell as c
join contact as a on a.row_id = c.row_id
join known as k on k.written = c.behavior
