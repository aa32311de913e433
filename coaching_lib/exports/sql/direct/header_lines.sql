-- One row per way lines speak of an interaction: the first line of it; other fields are left out
-- Lines that say what the line before says are passed over first.
-- Two texts of one hash would lose an interaction, and its results would show that.
create or replace temp view {head} as
with placed as (
    select
        {columns},
        row_number() over () + {header_line} as line,
        hash({columns}) as said,
        lag(hash({columns})) over () as said_before,
    from {raw}
)

select
    {first_columns},
    min(line) as line,
from placed
where said is distinct from said_before
group by said
