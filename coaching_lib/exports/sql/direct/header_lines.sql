-- One row per interaction of a table's lines, with the first of them; other fields are left out
-- an error where its lines speak of it in different words (told apart by a hash of 64 bits)
create or replace temp view {head} as
with placed as (
    select
        {columns},
        hash({columns}) as words,
        row_number() over () + {header_line} as line,
    from {raw}
)

select
    {id},
    {one_of_each}
    {others}
    min(line) + case when min(words) <> max(words) then error('different words') else 0 end as line,
from placed
group by {id}
