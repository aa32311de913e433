-- One row per stretch of the wall clock with one offset; kind: plain, skipped, doubled
create table zone_span (
    local_from     timestamp,
    utc_from       timestamp,
    offset_seconds integer,
    kind           varchar,
)
