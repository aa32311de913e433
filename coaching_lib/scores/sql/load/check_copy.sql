-- One row per law about a copy of the store, with the number of times it is broken
select
    'every interaction copied' as law,
    abs(
        (select count(*) from new.interaction) - (select count(*) from old.interaction)
    ) as broken,

union all

select
    'every result copied',
    abs((select count(*) from new.score) - (select count(*) from old.score)),

union all

select
    'every turn copied',
    abs((select count(*) from new.turn) - (select count(*) from old.turn)),
