-- One row per agent the load names: by a roster, or by the newest interaction that says each fact
create or replace table load_agent_source as
with told as (
    select
        *,
        coalesce(started_at, timestamp '0001-01-01') as told_at,
        row_number() over (
            order by coalesce(started_at, timestamp '0001-01-01'), file_no, line
        ) as place,
    from stg_interaction
    semi join arriving using (interaction_id)
)

select
    $load_no::integer as load_no,
    true as is_roster,
    agent_id,
    agent_name,
    email,
    team,
    manager,
    manager_email,
    timestamp '0001-01-01' as newest_at,
from stg_agent

union all by name

select
    $load_no::integer as load_no,
    false as is_roster,
    min(agent_id) as agent_id,
    arg_max(agent_name, place) as agent_name,
    arg_max(agent_email, place) as email,
    arg_max(team, place) as team,
    arg_max(manager, place) as manager,
    arg_max(manager_email, place) as manager_email,
    max(told_at) as newest_at,
from told
group by lower(agent_id)
