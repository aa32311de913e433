-- One row per interaction: finds an exported id by its hash (compare the text afterwards)
create table interaction_key (
    id_hash        ubigint not null,
    interaction_no integer not null,
    day            date,
)
