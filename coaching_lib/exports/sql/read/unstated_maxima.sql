-- One row per reading of documents: behaviors with points but without a maximum
select
    coalesce(list(distinct behavior order by behavior), []) as behaviors,
from answer
where is_unstated and x is not null and behavior is not null
