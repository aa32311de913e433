-- One row per sum of a touched day
delete from new.centre_day as c
where exists (from touched_day as d where d.day is not distinct from c.day)
