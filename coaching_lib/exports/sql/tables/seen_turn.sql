-- One row per line of a transcript
create table seen_turn (
    file_no        integer,
    line           bigint,
    breaks         integer,
    interaction_id varchar,
    turn           integer,
    speaker        varchar,
    text           varchar,
    seconds        double,
    problem        struct(code varchar, field varchar, "value" varchar),
)
