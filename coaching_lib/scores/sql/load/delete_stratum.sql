-- One row per stratum of the store before the change
delete from new.stratum
