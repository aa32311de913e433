-- One row per agent: names, present team and manager (roster before exports, newer before older)
create table agent (
    agent_no      integer not null,
    agent_id      varchar not null,
    agent_name    varchar,
    email         varchar,
    team          varchar,
    manager       varchar,
    manager_email varchar,
)
