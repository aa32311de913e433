-- One row per interaction with two results of one behavior, the first one only
-- where one sign per behavior (64 kinds of them) shows fewer than results, they are counted
with signed as (
    select
        contact_no,
        count(*) as results,
        bit_count(bit_or(1::ubigint << (behavior_no % 64)::ubigint)) as signs,
    from stg_score
    group by contact_no
)

select contact_no
from stg_score
where contact_no in (select s.contact_no from signed as s where s.signs < s.results)
group by contact_no, behavior_no
having count(*) > 1
limit 1
