-- One row per agent of a roster of the load
create table stg_agent (
    agent_id      varchar,
    agent_name    varchar,
    email         varchar,
    team          varchar,
    manager       varchar,
    manager_email varchar,
)
