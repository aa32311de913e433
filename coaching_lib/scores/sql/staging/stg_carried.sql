-- One row per file and interaction of the load that has results in it; signs: one bit per behavior
-- (64 kinds of them), fewer than results where one of them may stand twice
create table stg_carried (
    file_no    integer,
    contact_no integer,
    results    bigint,
    signs      ubigint,
)
