-- One row per line of a table of results; what else its files say is added (read/widen)
create table seen_result (
    file_no        integer,
    line           bigint,
    breaks         integer,
    interaction_id varchar,
    behavior       varchar,
    x              double,
    graded         double,
    weight         double,
    problem        struct(code varchar, field varchar, "value" varchar),
)
