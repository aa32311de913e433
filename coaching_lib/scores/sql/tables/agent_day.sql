-- One row per day, agent and team
-- scored and score sums: official scores; behavior_scored and computed_sum: weight_sum > 0
-- difference_sum: of |official - computed| over the latter
create table agent_day (
    day             date,
    agent_no        integer not null,
    team_no         integer,
    interactions    bigint not null,
    scored          bigint not null,
    score_sum       double not null,
    score_sq_sum    double not null,
    behavior_scored bigint not null,
    computed_sum    double not null,
    difference_sum  double not null,
    handle_sum      double not null,
    handle_n        bigint not null,
)
