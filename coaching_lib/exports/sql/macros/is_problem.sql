-- One row per row: that something is wrong with it, where nobody asks what
create or replace temp macro is_problem(code, field, v) as true
