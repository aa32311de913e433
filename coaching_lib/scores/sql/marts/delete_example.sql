-- One row per example of the store before
delete from new.example
