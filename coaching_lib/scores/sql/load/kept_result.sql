-- One row per result the store keeps and that is written anew: of the winning content, or rescored
create or replace view kept_result as
select
    n.interaction_no,
    n.rubric_no,
    p.behavior,
    p.x,
    p.weight,
    p.critical,
from pool_result as p
join winner as w on w.interaction_id = p.interaction_id and w.result_load = p.load_no
join numbered as n on n.interaction_id = p.interaction_id

union all

select
    n.interaction_no,
    n.rubric_no,
    d.behavior,
    d.x,
    d.weight,
    d.critical,
from resulted as d
join numbered as n using (interaction_no)
semi join rescored as s on s.interaction_no = d.interaction_no
