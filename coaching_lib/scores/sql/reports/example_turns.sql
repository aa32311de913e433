-- One row per turn around the agent's first turn of some interactions.
with numbered as (
    select
        interaction_no,
        turn,
        speaker,
        text,
        seconds,
        row_number() over (partition by interaction_no order by turn) as place,
    from turn
    where list_contains($interactions::integer[], interaction_no)
),

opened as (
    select
        interaction_no,
        min(place) filter (speaker = 'agent') as agent_place,
    from numbered
    group by interaction_no
)

select
    n.interaction_no,
    n.turn,
    n.speaker,
    n.text,
    n.seconds,
from numbered as n
join opened as o using (interaction_no)
where n.place between o.agent_place - 1 and o.agent_place + 1
order by n.interaction_no, n.turn
