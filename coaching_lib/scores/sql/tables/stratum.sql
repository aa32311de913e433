-- One row per channel and topic that occurs, nulls included
create table stratum (
    stratum_no integer not null,
    channel    varchar,
    topic      varchar,
)
