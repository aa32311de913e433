-- One row per agent, behavior and miss: the 20 newest of the 180 days up to the newest scored day
create table example (
    agent_no       integer not null,
    behavior_no    integer not null,
    interaction_no integer not null,
    day            date not null,
    points_lost    double not null,
)
