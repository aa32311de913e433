-- One row per value: how many records of another table of the load have it
create or replace temp macro records_with(of_kind, of_field, of_value) as (
    select count(*) from lookup as l
    where l.kind = of_kind and l.field = of_field and l."value" = trim(of_value)
)
