-- One row per interaction to be written: the hash of its exported id
insert into new.interaction_key by name
select
    hash(interaction_id) as id_hash,
    interaction_no,
    day,
from numbered
order by id_hash
