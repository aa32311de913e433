-- One row per turn of a transcript of the load; turns without a number are counted in file order
insert into stg_turn by name
select
    t.file_no,
    coalesce(t.line, t.row_id - f.first_row + f.first_line) as line,
    t.interaction_id,
    coalesce(
        t.turn, row_number() over (partition by t.interaction_id order by t.row_id)
    ) as turn,
    t.speaker,
    t.text,
    t.seconds,
from alive_turn as t
left join reading as f on f.file_no = t.file_no and f.part = 'turn'
