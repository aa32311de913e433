-- One row, if any result of the load is there in numbers
select contact_no
from stg_contact
limit 1
