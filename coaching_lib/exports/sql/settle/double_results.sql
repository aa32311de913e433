-- One row per interaction and behavior stated twice: equal ones are skipped, differing ones refused
insert into fate by name
with repeated as (
    select hash(interaction_id, behavior) as pair
    from spelled_result
    group by pair
    having count(*) > 1
),

suspect as (
    select *
    from spelled_result
    where hash(interaction_id, behavior) in (select pair from repeated)
),

twice as (
    select
        interaction_id,
        behavior,
        min(row_id) as first_row,
        max(row_id) as last_row,
        count(distinct hash(x, graded, weight, is_critical)) > 1 as is_conflict,
    from suspect
    group by interaction_id, behavior
    having count(*) > 1
)

select
    'result' as part,
    r.row_id,
    r.file_no,
    t.is_conflict as is_refused,
    case when t.is_conflict then 'conflicting-result' else 'double' end as code,
    'behavior' as field,
    r.behavior as "value",
    r.interaction_id,
    case when r.row_id = t.first_row then t.last_row else t.first_row end as other_row,
from suspect as r
join twice as t on t.interaction_id = r.interaction_id and t.behavior = r.behavior
where t.is_conflict or r.row_id > t.first_row
