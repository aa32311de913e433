-- One row per behavior that the results of the load name
create table stg_behavior (
    behavior_no integer,
    behavior    varchar,
)
