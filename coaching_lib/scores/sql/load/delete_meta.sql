-- One row per fact about the snapshot before
delete from new.meta
