-- One row per refused row of a load
create table refusal (
    load_no  integer not null,
    file     varchar,
    line     bigint,
    "column" varchar,
    value    varchar,
    reason   varchar,
    cure     varchar,
)
