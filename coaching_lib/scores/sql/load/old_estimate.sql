-- One row per rubric whose weights were estimated before the change
select
    "key",
    value,
from old.meta
where starts_with("key", 'estimate:')
order by "key"
