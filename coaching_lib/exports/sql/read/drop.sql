-- One row per row of a table that is filled anew
drop table if exists {table}
