-- One row per standing of the store before
delete from new.standing
