-- One row per kind of name and way it is written: the commonest spelling of the same name
insert into spelling
with written as (
    select 'agent_id' as kind, agent_id as written from alive_interaction
    union all select 'agent_id', agent_id from alive_agent
    union all select 'agent_name', agent_name from alive_interaction
    union all select 'agent_name', agent_name from alive_agent
    union all select 'team', team from alive_interaction
    union all select 'team', team from alive_agent
    union all select 'manager', manager from alive_interaction
    union all select 'manager', manager from alive_agent
    union all select 'topic', topic from alive_interaction
    union all select 'channel', channel from alive_interaction
    union all select 'rubric', rubric from alive_interaction
    union all select 'behavior', behavior from alive_rubric
    union all select 'behavior', behavior from alive_result
    union all select 'behavior', behavior from seen_cell
    union all select 'behavior', written from direct_behavior
),

counted as (
    select
        kind,
        written,
        clean(written) as cleaned,
        count(*) as rows_written,
    from written
    where written is not null
    group by kind, written
)

select
    kind,
    written,
    first_value(cleaned) over (
        partition by kind, lower(cleaned) order by rows_written desc, cleaned
    ) as spelled,
    rows_written,
from counted
