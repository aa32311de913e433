-- One row per result that stands after the change, of interactions with an exported score
create or replace view standing_result as
select
    s.interaction_id,
    lower(s.rubric) as rubric_key,
    s.overall_score,
    lower(r.behavior) as behavior_key,
    r.x,
    r.weight,
from stg_interaction as s
join joining as j on j.interaction_id = s.interaction_id and j.interaction_no is null
join stg_result as r on r.interaction_id = s.interaction_id
where s.overall_score is not null

union all

select
    w.interaction_id,
    lower(w.rubric),
    w.overall_score,
    lower(p.behavior),
    p.x,
    p.weight,
from winner as w
join pool_result as p on p.interaction_id = w.interaction_id and p.load_no = w.result_load
where w.overall_score is not null

union all

select
    i.interaction_id,
    lower(i.rubric),
    i.overall_score,
    lower(d.behavior),
    d.x,
    d.weight,
from resulted as d
join old.interaction as i using (interaction_no)
anti join moved as m on m.interaction_no = i.interaction_no
where i.overall_score is not null
