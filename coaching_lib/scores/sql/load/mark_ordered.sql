-- One row per store: the last load whose facts lie in the order of the file
insert into new.meta by name
select
    'ordered_load' as "key",
    (select coalesce(max(load_no), 0)::varchar from old.interaction) as value,
