-- One row per record of a table that only names others, and field of it
create table lookup (
    file_no integer,
    kind    varchar,
    key     varchar,
    field   varchar,
    "value" varchar,
)
