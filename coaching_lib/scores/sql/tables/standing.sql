-- One row per agent, behavior and stratum scored in the 365 days that end on the newest scored day
-- *_30 to *_365: the last so many of those days; null = no result in them, 0 = never applicable
create table standing (
    agent_no       integer not null,
    behavior_no    integer not null,
    stratum_no     integer not null,
    applicable_30  bigint,
    misses_30      double,
    applicable_90  bigint,
    misses_90      double,
    applicable_180 bigint,
    misses_180     double,
    applicable_365 bigint,
    misses_365     double,
)
