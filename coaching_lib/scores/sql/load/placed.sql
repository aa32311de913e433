-- One row per interaction with results to be written: its numbers and losses, and its place in the
-- order of the facts
create or replace table placed as
select
    l.*,
    n.day,
    n.agent_no,
    n.team_no,
    n.stratum_no,
    row_number() over (order by n.day, n.agent_no) - 1 as place,
from loss as l
join numbered as n using (interaction_no)
