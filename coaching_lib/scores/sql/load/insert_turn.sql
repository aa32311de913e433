-- One row per turn to be written
insert into new.turn by name
with told as (
    select
        n.interaction_no,
        s.turn,
        s.speaker,
        s.text,
        s.seconds,
    from stg_turn as s
    join numbered as n on n.interaction_id = s.interaction_id and n.is_new

    union all

    select
        n.interaction_no,
        p.turn,
        p.speaker,
        p.text,
        p.seconds,
    from pool_turn as p
    join winner as w on w.interaction_id = p.interaction_id and w.turn_load = p.load_no
    join numbered as n on n.interaction_id = p.interaction_id
)

select *,
from told
order by interaction_no, turn
