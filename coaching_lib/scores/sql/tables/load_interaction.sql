-- One row per load (not undone) and interaction it carried
-- *_load: under which load the same content is kept, null = not brought
create table load_interaction (
    load_no        integer not null,
    interaction_id varchar not null,
    revision       bigint,
    is_manual      boolean not null,
    evaluated_at   timestamp,
    header_load    integer,
    result_load    integer,
    turn_load      integer,
)
