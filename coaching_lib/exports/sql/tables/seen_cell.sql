-- One row per interaction of a wide table and behavior column; place: of the column, if known
create table seen_cell (
    file_no integer,
    row_id  bigint,
    behavior varchar,
    x        double,
    weight   double,
    is_critical boolean,
    place    bigint,
)
