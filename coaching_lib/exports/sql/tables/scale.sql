-- One row per behavior graded by plain numbers: the numbers that mean missed and met
create table scale (
    behavior varchar,
    low      double,
    top      double,
)
