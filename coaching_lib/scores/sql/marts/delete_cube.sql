-- One row per sum of a touched day
delete from new.cube as c
where exists (from touched_day as d where d.day is not distinct from c.day)
