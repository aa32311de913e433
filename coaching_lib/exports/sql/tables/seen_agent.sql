-- One row per line of a roster
create table seen_agent (
    file_no       integer,
    line          bigint,
    breaks        integer,
    agent_id      varchar,
    agent_name    varchar,
    agent_email   varchar,
    team          varchar,
    manager       varchar,
    manager_email varchar,
    problem       struct(code varchar, field varchar, "value" varchar),
)
