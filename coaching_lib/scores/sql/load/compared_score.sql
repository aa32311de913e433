-- One row per interaction of the load with an exported and a computed score
create or replace table compared_score as
select
    h.interaction_id,
    h.overall_score as exported,
    l.score as computed,
from next_header as h
join loss as l using (interaction_no)
semi join arriving as a on a.interaction_id = h.interaction_id
where h.overall_score is not null and l.score is not null

union all

select
    o.interaction_id,
    o.overall_score,
    o.score,
from old.interaction as o
semi join arriving as a on a.interaction_id = o.interaction_id
anti join next_header as h on h.interaction_id = o.interaction_id
where o.overall_score is not null and o.score is not null
