-- One row per load whose results are there in numbers
select contact_no
from stg_contact
limit 1
