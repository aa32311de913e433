-- One row per line of a table of results: a column that a file of the load fills
alter table seen_result add column if not exists {column} {kind}
