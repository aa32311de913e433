-- One row per day, agent, team and behavior: sums over the results of those days
create table cube (
    day         date,
    agent_no    integer not null,
    team_no     integer,
    behavior_no integer not null,
    applicable  bigint not null,
    misses      double not null,
    points_lost double not null,
    price       double not null,
)
