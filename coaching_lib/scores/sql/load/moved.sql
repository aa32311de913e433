-- One row per touched interaction whose contents must be settled anew
create or replace table moved as
select
    t.interaction_id,
    t.interaction_no,
from touched as t
join old.interaction as o using (interaction_no)
left join joining as j on j.interaction_id = t.interaction_id
where
    $undone::integer is not null
    or (j.header_load is not null and (o.is_contested or j.header_load <> o.load_no))
    or (j.result_load is not null and j.result_load is distinct from o.result_load)
    or (j.turn_load is not null and j.turn_load is distinct from o.turn_load)
