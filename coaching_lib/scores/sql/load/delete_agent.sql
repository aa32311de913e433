-- One row per agent of the store before the change
delete from new.agent
