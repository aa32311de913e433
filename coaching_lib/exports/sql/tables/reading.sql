-- One row per file and part it fills: where its lines begin in the seen_ table
create table reading (
    file_no    integer,
    part       varchar,
    first_row  bigint,
    first_line bigint,
)
