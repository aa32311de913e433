-- One row per table line, as the exact parser sees it; every column is text
create or replace table {raw} (line bigint, {columns})
