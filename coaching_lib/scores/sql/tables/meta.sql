-- One row per fact about the snapshot: schema_version, na_mode, auto_fail, timezone, duckdb_version
create table meta (
    "key" varchar not null,
    value varchar,
)
