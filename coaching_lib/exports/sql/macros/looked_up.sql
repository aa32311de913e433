-- One row per key: what another table of the load says about it
create or replace temp macro looked_up(of_kind, of_key, of_field) as (
    select any_value(l."value") from lookup as l
    where l.kind = of_kind and l.key = trim(of_key) and l.field = of_field
)
