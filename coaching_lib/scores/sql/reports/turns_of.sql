-- One row per turn of some interactions, by their exported ids.
with wanted as (
    select
        interaction_no,
        interaction_id,
    from interaction
    where list_contains($interactions::varchar[], interaction_id)
)

select
    w.interaction_id,
    t.turn,
    t.speaker,
    t.text,
from turn as t
join wanted as w using (interaction_no)
order by w.interaction_id, t.turn
