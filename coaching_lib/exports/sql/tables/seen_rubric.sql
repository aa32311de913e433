-- One row per line of a rubric
create table seen_rubric (
    file_no     integer,
    line        bigint,
    breaks      integer,
    rubric      varchar,
    behavior    varchar,
    weight      double,
    max_points  double,
    is_critical boolean,
    guidance    varchar,
    goal_rate   double,
    problem     struct(code varchar, field varchar, "value" varchar),
)
