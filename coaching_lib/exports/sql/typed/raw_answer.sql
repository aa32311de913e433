-- One row per evaluation of a document and behavior it answers, as text
create or replace table raw_answer (
    evaluation_no bigint,
    behavior      varchar,
    points        varchar,
    max_points    varchar,
    result        varchar,
    weight        varchar,
    critical      varchar,
)
