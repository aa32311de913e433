-- One row per file whose results went straight into the staging tables: its rows
create table direct_file (
    file_no   integer,
    row_count bigint,
)
