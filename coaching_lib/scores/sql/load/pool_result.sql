-- One row per result of a moved interaction, in every content that a load brought
create or replace table pool_result as
select
    interaction_id,
    load_no,
    behavior,
    x,
    weight,
    critical,
from resulted
semi join moved using (interaction_id)

union all

select h.* exclude (replaced_by),
from old.score_history as h
semi join moved using (interaction_id)

union all

select
    s.interaction_id,
    $load_no::integer as load_no,
    s.behavior,
    s.x,
    s.weight,
    s.critical,
from told_result as s
join joining as j on j.interaction_id = s.interaction_id and j.result_load = $load_no::integer
semi join moved as m on m.interaction_id = s.interaction_id
