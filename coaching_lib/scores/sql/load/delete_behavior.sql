-- One row per behavior of the store before the change
delete from new.behavior
