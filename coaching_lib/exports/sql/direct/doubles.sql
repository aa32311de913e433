-- One row per interaction with two results of one behavior, the first one only
-- where signs show fewer behaviors than results, they are counted
with signed as (
    select contact_no
    from stg_carried
    group by contact_no
    having sum(results) > bit_count(bit_or(signs))
)

select contact_no
from stg_score
where contact_no in (select s.contact_no from signed as s)
group by contact_no, behavior_no
having count(*) > 1
limit 1
