-- One row per rubric and behavior of a rubric file of the load
create table stg_rubric (
    rubric    varchar,
    behavior  varchar,
    weight    double,
    critical  boolean,
    guidance  varchar,
    goal_rate double,
)
