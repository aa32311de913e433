-- One row per row without a key: that it has none, where nobody asks whether it is a total
create or replace temp macro is_missing(field, first_cell) as true
