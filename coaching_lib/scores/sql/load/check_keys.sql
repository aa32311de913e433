-- One row per law about keys, with the number of times it is broken
-- each result once: counted where one sign per behavior (64 kinds) shows fewer than results
with written as (
    select i.*,
    from new.interaction as i
    semi join numbered as n using (interaction_id)
),

result as (
    select
        f.interaction_no,
        f.behavior_no,
    from new.score as f
    semi join numbered as n using (interaction_no)
),

signed as (
    select
        interaction_no,
        count(*) as results,
        bit_count(bit_or(1::ubigint << (behavior_no % 64)::ubigint)) as signs,
    from result
    group by interaction_no
),

suspect as (
    select *,
    from result
    where interaction_no in (select s.interaction_no from signed as s where s.signs < s.results)
)

select
    'each interaction once' as law,
    (select count(*) - count(distinct interaction_no) from written)
    + (select count(*) - count(distinct interaction_id) from written)
    + abs((select count(*) from written) - (select count(*) from numbered)) as broken,

union all

select
    'each result once',
    abs((select count(*) from priced_result) - (select coalesce(sum(results), 0) from signed))
    + (select count(*) - count(distinct (interaction_no, behavior_no)) from suspect),
