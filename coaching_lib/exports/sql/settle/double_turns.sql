-- One row per turn of an interaction stated twice: equal ones are skipped, differing ones refused
insert into fate by name
with twice as (
    select
        interaction_id,
        turn,
        min(row_id) as first_row,
        max(row_id) as last_row,
        count(distinct hash(speaker, text, seconds)) > 1 as is_conflict,
    from alive_turn
    where turn is not null
    group by interaction_id, turn
    having count(*) > 1
)

select
    'turn' as part,
    r.row_id,
    r.file_no,
    t.is_conflict as is_refused,
    case when t.is_conflict then 'conflicting-turn' else 'double' end as code,
    'turn' as field,
    r.turn::varchar as "value",
    r.interaction_id,
    case when r.row_id = t.first_row then t.last_row else t.first_row end as other_row,
from alive_turn as r
join twice as t on t.interaction_id = r.interaction_id and t.turn = r.turn
where t.is_conflict or r.row_id > t.first_row
