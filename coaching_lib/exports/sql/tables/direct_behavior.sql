-- One row per way a behavior is written in files that are staged directly
create table direct_behavior (
    behavior_no integer,
    written     varchar,
)
