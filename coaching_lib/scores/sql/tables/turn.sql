-- One row per turn of a conversation
create table turn (
    interaction_no integer not null,
    turn           integer not null,
    speaker        varchar,
    text           varchar,
    seconds        double,
)
