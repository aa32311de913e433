-- One row per interaction and behavior; x null = not applicable (na_mode pass: 1)
-- weight, critical: used; own_weight, own_critical: as the export says, null = from the rubric
create table score (
    behavior_no    integer not null,
    day            date,
    agent_no       integer not null,
    team_no        integer,
    stratum_no     integer not null,
    interaction_no integer not null,
    x              double,
    weight         double not null,
    critical       boolean not null,
    points_lost    double not null,
    is_na          boolean not null,
    own_weight     double,
    own_critical   boolean,
)
