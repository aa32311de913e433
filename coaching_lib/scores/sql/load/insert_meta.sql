-- One row per fact about the snapshot
insert into new.meta by name
select
    unnest(['schema_version', 'na_mode', 'auto_fail', 'timezone', 'duckdb_version']) as "key",
    unnest([
        $schema_version::varchar,
        $na_mode::varchar,
        $auto_fail::varchar,
        $timezone::varchar,
        version(),
    ]) as value

union all by name

select *,
from estimate_fact
