-- One row per team of the store before the change
delete from new.team
