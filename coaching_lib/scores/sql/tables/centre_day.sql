-- One row per behavior, stratum and day: sums over the results of those days
create table centre_day (
    behavior_no integer not null,
    stratum_no  integer not null,
    day         date,
    applicable  bigint not null,
    misses      double not null,
    points_lost double not null,
    price       double not null,
)
