-- One row per load and agent: what a roster (is_roster) or an export said about the person
create table agent_source (
    load_no       integer not null,
    is_roster     boolean not null,
    agent_id      varchar not null,
    agent_name    varchar,
    email         varchar,
    team          varchar,
    manager       varchar,
    manager_email varchar,
    newest_at     timestamp not null,
)
