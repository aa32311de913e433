-- One row per law about keys, with the number of times it is broken
with written as (
    select i.*,
    from new.interaction as i
    semi join numbered as n using (interaction_id)
)

select
    'each interaction once' as law,
    (select count(*) - count(distinct interaction_no) from written)
    + (select count(*) - count(distinct interaction_id) from written)
    + abs((select count(*) from written) - (select count(*) from numbered)) as broken,

union all

select
    'each result once',
    abs(
        (select count(*) from priced_result)
        - (
            select count(distinct (f.interaction_no, f.behavior_no))
            from new.score as f
            semi join numbered as n using (interaction_no)
        )
    ),
