-- One row per turn of one interaction.
select
    turn,
    coalesce(speaker, 'other') as speaker,
    text,
    seconds,
from turn
where interaction_no = $interaction_no::integer
order by turn
