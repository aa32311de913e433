-- One row per behavior listed twice in a rubric: equal ones are skipped, differing ones refused
insert into fate by name
with listed as (
    select
        *,
        lower(clean(behavior)) as behavior_key,
        coalesce(rubric, '') as rubric_key,
        hash(weight, is_critical, guidance, goal_rate) as content,
    from alive_rubric
),

twice as (
    select
        rubric_key,
        behavior_key,
        min(row_id) as first_row,
        max(row_id) as last_row,
        count(distinct content) > 1 as is_conflict,
    from listed
    group by rubric_key, behavior_key
    having count(*) > 1
)

select
    'rubric' as part,
    l.row_id,
    l.file_no,
    t.is_conflict as is_refused,
    case when t.is_conflict then 'conflicting-behavior' else 'double' end as code,
    'behavior' as field,
    l.behavior as "value",
    case when l.row_id = t.first_row then t.last_row else t.first_row end as other_row,
from listed as l
join twice as t using (rubric_key, behavior_key)
where t.is_conflict or l.row_id > t.first_row
