-- One row per evaluation and behavior a layout hands over
insert into raw_answer select * from batch
