-- One row per load, rubric and behavior: what a rubric file (is_rubric) or results said about it
create table behavior_source (
    load_no   integer not null,
    is_rubric boolean not null,
    rubric    varchar,
    behavior  varchar not null,
    weight    double,
    critical  boolean,
    guidance  varchar,
    goal_rate double,
    newest_at timestamp not null,
)
