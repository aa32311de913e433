-- One row per behavior column and value that cannot be read, the first one only
select place
from wide_value
where problem is not null
limit 1
