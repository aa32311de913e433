-- One row per agent after the change: rosters before exports, newer before older
create or replace table next_agent as
with placed as (
    select
        *,
        lower(agent_id) as agent_key,
        row_number() over (order by is_roster, newest_at, load_no, agent_id) as place,
    from next_agent_source
),

folded as (
    select
        agent_key,
        arg_min(agent_id, load_no * 2 + is_roster::integer) as agent_id,
        arg_max(agent_name, place) as agent_name,
        arg_max(email, place) as email,
        arg_max(team, place) as team,
        arg_max(team, place) filter (is_roster) as roster_team,
        arg_max(manager, place) as manager,
        arg_max(manager_email, place) as manager_email,
    from placed
    group by agent_key
),

numbered as (
    select
        lower(agent_id) as agent_key,
        min(agent_no) as agent_no,
    from old.agent
    group by all
)

select
    coalesce(
        n.agent_no,
        (select coalesce(max(agent_no), -1) from old.agent)
        + row_number() over (partition by n.agent_no is null order by f.agent_key)
    )::integer as agent_no,
    f.*,
from folded as f
left join numbered as n on n.agent_key = f.agent_key
