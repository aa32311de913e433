-- One row per turn of a replaced transcript
create table turn_history (
    interaction_id varchar not null,
    load_no        integer not null,
    turn           integer not null,
    speaker        varchar,
    text           varchar,
    seconds        double,
    replaced_by    integer,
)
