-- One row per stretch of the wall clock
insert into zone_span select * from batch
