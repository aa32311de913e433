-- One row per interaction of the store that the load carries, or that the undone load carried
create or replace table touched as
select
    interaction_id,
    interaction_no,
from arriving
where interaction_no is not null

union all

select
    m.interaction_id,
    o.interaction_no,
from old.load_interaction as m
join old.interaction as o using (interaction_id)
where m.load_no = $undone::integer
