-- One row per load ever made, undone ones included
create table load_log (
    load_no                integer not null,
    import_id              varchar not null,
    loaded_at              timestamptz not null,
    source                 varchar,
    files                  varchar not null,
    interactions_new       bigint not null,
    interactions_changed   bigint not null,
    interactions_unchanged bigint not null,
    rows_refused           bigint not null,
    undone_at              timestamptz,
    seconds                double not null,
    options                varchar not null,
)
