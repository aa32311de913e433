-- One row per file and interaction that has results in it
insert into stg_carried by name
select
    file_no,
    contact_no,
    count(*) as results,
    bit_or(1::ubigint << (behavior_no % 64)::ubigint) as signs,
from stg_score
group by file_no, contact_no
