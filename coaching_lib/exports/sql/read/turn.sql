-- One row per line of a transcript
insert into seen_turn by name
with {relations}

select
    $file_no as file_no,
    line,
    breaks,
    interaction_id,
    turn_number as turn,
    case
        when lower(bare(speaker)) in ({agents}) then 'agent'
        when lower(bare(speaker)) in ({customers}) then 'customer'
        else 'other'
    end as speaker,
    coalesce(text, '') as text,
    said_at as seconds,
    case
        when first_cell is null then problem('empty-row', null, null)
        when interaction_id is null then missing('interaction_id', first_cell)
        when is_unreadable(turn, turn_number) then problem('bad-number', 'turn', turn)
        when turn_number not between 0 and 1000000 then problem('bad-number', 'turn', turn)
        when is_unreadable(seconds, said_at) then problem('bad-duration', 'seconds', seconds)
    end as problem,
from typed
