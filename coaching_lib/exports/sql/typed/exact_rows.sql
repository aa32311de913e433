-- One row per table line the exact parser hands over
insert into {raw} select * from batch
