-- One row per interaction and behavior of the load, in numbers; x null = not applicable
-- what was staged as text (stg_result) is numbered before it is loaded
create table stg_score (
    file_no     integer,
    contact_no  integer,
    behavior_no integer,
    x           double,
    weight      double,
    critical    boolean,
)
