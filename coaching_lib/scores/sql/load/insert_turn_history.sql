-- One row per turn that another transcript of the same interaction replaces
insert into new.turn_history by name
with labelled as (
    select distinct
        interaction_id,
        turn_load,
        turn_label,
    from member
    where turn_load is not null
)

select
    p.* exclude (load_no),
    l.turn_label as load_no,
    w.turn_label as replaced_by,
from pool_turn as p
join labelled as l on l.interaction_id = p.interaction_id and l.turn_load = p.load_no
join winner as w on w.interaction_id = p.interaction_id
where p.load_no <> w.turn_load
