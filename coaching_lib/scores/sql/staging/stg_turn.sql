-- One row per turn of a transcript of the load
create table stg_turn (
    file_no        integer,
    line           bigint,
    interaction_id varchar,
    turn           integer,
    speaker        varchar,
    text           varchar,
    seconds        double,
)
