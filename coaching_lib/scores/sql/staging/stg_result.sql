-- One row per interaction and behavior of the load; x null = not applicable
create table stg_result (
    file_no        integer,
    line           bigint,
    interaction_id varchar,
    behavior       varchar,
    x              double,
    weight         double,
    critical       boolean,
)
