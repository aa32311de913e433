-- One row per behavior; weight null = nobody knows it (equal weights are used)
create table behavior (
    behavior_no integer not null,
    behavior    varchar not null,
    rubric      varchar,
    weight      double,
    is_critical boolean not null,
    guidance    varchar,
    goal_rate   double,
)
