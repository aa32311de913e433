-- One row per kind of name and way it is written: the one spelling used for it
create table spelling (
    kind    varchar,
    written varchar,
    spelled varchar,
    rows_written bigint,
)
