-- One row per row that is not loaded: refused with a reason, or skipped under a name
create table fate (
    part           varchar,
    row_id         bigint,
    file_no        integer,
    line           bigint,
    is_refused     boolean,
    code           varchar,
    field          varchar,
    value          varchar,
    interaction_id varchar,
    other_row      bigint,
)
