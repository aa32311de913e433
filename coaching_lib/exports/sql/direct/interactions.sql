-- One row per interaction whose lines all speak of it in the same words
insert into seen_interaction by name
select
    * exclude (row_id, problem),
    row_id as row_no,
    true as is_of_results,
from seen_header
where coalesce(agent_id, agent_name, agent_email) is not null
