-- One row per result of the store before the load, in the words of the exports
create or replace view resulted as
select
    i.interaction_id,
    i.interaction_no,
    i.result_load as load_no,
    b.behavior,
    case when not f.is_na then f.x end as x,
    f.own_weight as weight,
    f.own_critical as critical,
from old.score as f
join old.interaction as i using (interaction_no)
join old.behavior as b using (behavior_no)
