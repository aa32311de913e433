-- One row per moved interaction that no remaining load carries
create or replace table gone as
select
    interaction_id,
    interaction_no,
from moved
anti join winner using (interaction_id)
