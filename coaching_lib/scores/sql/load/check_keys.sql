-- One row per law about keys, with the number of times it is broken
-- each result once: counted one by one where signs of behaviors show fewer than results
with written as (
    select i.*,
    from new.interaction as i
    semi join numbered as n using (interaction_id)
),

suspect as (
    select
        f.interaction_no,
        f.behavior_no,
    from new.score as f
    where f.interaction_no in (select l.interaction_no from loss as l where l.signs < l.results)
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
        (select coalesce(sum(results), 0) from loss)
        - (select count(*) from new.score join numbered using (interaction_no))
    )::bigint
    + (select count(*) - count(distinct (interaction_no, behavior_no)) from suspect),
