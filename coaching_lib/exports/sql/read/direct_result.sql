-- One row per line of a table of results, in numbers
-- contact_no null: something in it has to be refused or settled
insert into stg_score by name
with {relations},

known as (
    select
        d.written,
        d.behavior_no,
        u.weight,
        u.is_critical,
    from direct_behavior as d
    join stg_behavior as b using (behavior_no)
    left join ruled as u on u.behavior = b.behavior
)

select
    $file_no as file_no,
    case
        when r.result_problem is null
            and (r.x is not null or coalesce(r.points_number, r.result_number) is null)
            then c.contact_no
    end as contact_no,
    k.behavior_no,
    case when r.x > 1 then 1 else r.x end as x,
    coalesce(r.weight_number, r.max_number, k.weight) as weight,
    coalesce(r.is_critical, k.is_critical) as critical,
from result_judged as r
left join stg_contact as c on c.interaction_id = r.interaction_id
left join known as k on k.written = r.behavior
