-- One row per replaced result: as load_no exported it, replaced by those of replaced_by
create table score_history (
    interaction_id varchar not null,
    load_no        integer not null,
    behavior       varchar not null,
    x              double,
    weight         double,
    critical       boolean,
    replaced_by    integer,
)
