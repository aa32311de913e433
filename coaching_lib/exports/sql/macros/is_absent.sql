-- One row per value: whether it is blank or a way of writing "not applicable"
create or replace temp macro is_absent(v) as
    trimmed(v) is null or bare(v) is null or lower(bare(v)) in ({not_applicable})
